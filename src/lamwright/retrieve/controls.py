"""Controls and menu entries in the order in which they fit a request and what is left of its plan."""

from collections.abc import Sequence

import numpy as np

from lamwright.codec.relevance import Wanted, control_score
from lamwright.models.encoder import Vectors
from lamwright.models.vectors import CachedEncoder
from lamwright.records.description import Descriptions
from lamwright.records.observation import Control
from lamwright.records.retrieved import RankedControl
from lamwright.retrieve.describing import in_words, name_and_place
from lamwright.retrieve.heads import Heads

_MOST_WORDS = 8.0
_CONFIRMS = frozenset({"OK", "Insert", "Close", "Apply"})
_CONFIRM = -1.0
_EDGE = 1e-6


def by_meaning(
    controls: Sequence[Control],
    questions: Sequence[str],
    *,
    encoder: CachedEncoder,
    heads: Heads,
    descriptions: Descriptions,
) -> list[RankedControl]:
    """All controls, best first, by meaning and words together.

    For each question a share of belief goes to every control; a control's score is the log-odds that
    at least one question needs it.
    """
    if not controls:
        return []
    names = encoder.keep([name_and_place(control) for control in controls])
    described = encoder.keep([in_words(control, descriptions) for control in controls])
    items = heads.controls(names, described)
    asked = heads.questions(encoder.encode(questions))
    logits = heads.scale * asked @ items.T + items @ heads.prior
    logits += heads.words * _words(controls, questions)
    return _ranked(controls, log_odds(logits))


def by_words(controls: Sequence[Control], questions: Sequence[str]) -> list[RankedControl]:
    """All controls, best first, by words alone."""
    return _ranked(controls, _words(controls, questions) - 2.0)


def top_dialog_first(
    ranked: Sequence[RankedControl], dialogs: Sequence[str]
) -> list[RankedControl]:
    """What is in the topmost dialog before everything else; what closes it is never far down."""
    if not dialogs:
        return list(ranked)
    inside = [_closing(item) for item in ranked if dialogs[-1] in item.control.path]
    outside = [item for item in ranked if dialogs[-1] not in item.control.path]
    return [*sorted(inside, key=lambda item: -item.score), *outside]


def log_odds(logits: Vectors) -> Vectors:
    """Log-odds that a column is meant by at least one row; each row's beliefs add up to one."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares = shifted / shifted.sum(axis=1, keepdims=True)
    missed = np.prod(1.0 - np.clip(shares, _EDGE, 1.0 - _EDGE), axis=0)
    odds: Vectors = np.log(1.0 - missed) - np.log(missed)
    return odds


def _words(controls: Sequence[Control], questions: Sequence[str]) -> Vectors:
    wanted = Wanted(questions)
    scores = [min(control_score(control, wanted), _MOST_WORDS) for control in controls]
    return np.array(scores, dtype=np.float32)


def _ranked(controls: Sequence[Control], scores: Vectors) -> list[RankedControl]:
    order = np.argsort(-scores, kind="stable")
    return [RankedControl(control=controls[i], score=float(scores[i])) for i in order]


def _closing(item: RankedControl) -> RankedControl:
    if item.control.name in _CONFIRMS and item.score < _CONFIRM:
        return item.model_copy(update={"score": _CONFIRM})
    return item
