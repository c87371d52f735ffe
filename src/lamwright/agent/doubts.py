"""Doubts about a claim that speak from the request: it cannot be done, or names what is not there."""

import re
from collections.abc import Iterator, Sequence

from lamwright.agent.endings import Facts
from lamwright.agent.turned_off import turned_off, turned_on
from lamwright.agent.undesired import undesired
from lamwright.records.canvas import TextCanvas
from lamwright.records.document_action import SaveAs
from lamwright.retrieve.refusals.beyond import beyond, unnumbered
from lamwright.retrieve.refusals.contradicting import contradictions
from lamwright.retrieve.refusals.doubting import NO_COMMAND
from lamwright.retrieve.retriever import Retriever

_QUOTED = re.compile(r'"([^"]{2,})"|“([^”]{2,})”|„([^“”]{2,})[“”]|«([^»]{2,})»')
_PLACE = re.compile(
    r"(?:^|(?<=[\s\"'“‘(]))(?P<path>(?:~|\.\.?|[A-Za-z]:)?[/\\]+\w[^\s\"'”’)]*|~)(?![^\s\"'”’).,;!?])"
    r"|\b(?:in|into|on|onto|to|under|at)\s+(?:the|my|our|a|an)\s+(?P<named>(?:\w+\s+)?"
    r"(?:folder|directory|desktop|downloads?|home|usb|memory stick|stick|network drive|drive|disk|server|cloud|onedrive"
    r"|dropbox|sharepoint)\b)",
    re.IGNORECASE,
)
_TYPED, _KEYS = re.compile(r'Type "(.*)"', re.DOTALL), re.compile(r"\{[A-Z0-9+]+\}")
_AROUND = " \t\n.,;:!?…"


def doubts(facts: Facts, retriever: Retriever) -> Sequence[str]:
    """What speaks against a claim to have done the request, in sentences; of text documents only."""
    seen = facts.steps[0].observation.canvas if facts.steps else None
    if not isinstance(seen, TextCanvas):
        return ()
    found = [
        *_deleted(facts),
        *_saved_elsewhere(facts),
        *contradictions(facts.request),
        *beyond(facts.request, seen),
        *(() if _has_typed(facts) else unnumbered(facts.request, seen)),
        *_nowhere(facts, seen),
    ]
    if retriever.is_doubted(facts.request, seen) and not _is_saved_as_asked(facts):
        found.append(NO_COMMAND)
    return tuple(found)


def _deleted(facts: Facts) -> Iterator[str]:
    """Structure that went, was not asked to go, and was not taken back."""
    for step in facts.steps:
        if step.outcome and (what := undesired(facts.request, step.outcome.deleted)):
            yield f"Step {step.index} {what}."


def _has_typed(facts: Facts) -> bool:
    """Whether a text was typed, and not only keys."""
    actions = (step.decision.action for step in facts.steps)
    typed = (_TYPED.fullmatch(action.describe()) for action in actions if action is not None)
    return any(_KEYS.sub("", found[1]) for found in typed if found)


def was_so_already(facts: Facts, retriever: Retriever) -> str:
    """What a step took away that the request asks for, or gave where it asks to take away; '' where it is not sure."""
    seen = facts.steps[0].observation.canvas if facts.steps else None
    after = facts.final.canvas if facts.final is not None else None
    if not isinstance(seen, TextCanvas) or not isinstance(after, TextCanvas):
        return ""
    if retriever.is_to_be_given(facts.request):
        return next(turned_off(facts.request, seen, after), "")
    if retriever.is_to_be_taken(facts.request):
        return next(turned_on(facts.request, seen, after), "")
    return ""


def _nowhere(facts: Facts, canvas: TextCanvas) -> Iterator[str]:
    """Quoted texts that neither the document, nor what changed in it, nor what was typed has."""
    if canvas.truncated or canvas.left_out:
        return
    done = [step for step in facts.steps if step.outcome is not None and step.outcome.delivered]
    typed = (step.decision.action.describe() for step in done if step.decision.action is not None)
    after = facts.final.canvas if facts.final is not None else None
    held = " ".join(
        _plain(text)
        for text in (*_texts(canvas), *(_texts(after) if after else ()), *facts.differences, *typed)
    )
    for match in _QUOTED.finditer(facts.request):
        quoted = next(part for part in match.groups() if part)
        if _plain(quoted) not in held:
            yield f"“{quoted.strip()}” is nowhere in the document, before or after."


def _saved_elsewhere(facts: Facts) -> Iterator[str]:
    """What was saved beside the result, where the request names another place."""
    asked = _PLACE.search(facts.request)
    if asked is None:
        return
    for step in facts.steps:
        action = step.decision.action
        if isinstance(action, SaveAs) and step.outcome is not None and step.outcome.delivered:
            place = (asked["path"] or asked["named"]).rstrip(".,;:!?")
            name = f"{action.file_name or 'the document'}{action.file_ext}"
            yield f'{name} was saved beside the result; the request names "{place}".'


def _is_saved_as_asked(facts: Facts) -> bool:
    """Whether a file was saved whose type or name the request names: there was a command for it."""
    asked = facts.request.casefold()
    for step in facts.steps:
        action = step.decision.action
        if isinstance(action, SaveAs) and step.outcome is not None and step.outcome.delivered:
            named = (action.file_ext.removeprefix("."), action.file_name)
            if any(
                re.search(rf"\b{re.escape(name.casefold())}\b", asked) for name in named if name
            ):
                return True
    return False


def _texts(record: object) -> Iterator[str]:
    """All texts that a record holds."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from _texts(item)
    elif hasattr(record, "__dict__"):
        for value in vars(record).values():
            yield from _texts(value)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_AROUND)
