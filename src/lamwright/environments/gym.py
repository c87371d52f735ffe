"""Any of our environments as a Gymnasium environment.

``gymnasium.make("lamwright.environments.gym:lamwright/Writer-v0")``, or without the module's name
once it is imported (Gymnasium 1 looks at no entry points any more; ours are for what still does).
An observation is its outline (``environments.rendering.outline``), an action is JSON of the vocabulary
(``{"function": "select_text", "text": "engine"}``) in the same characters, rarer ones escaped
as ``json.dumps`` does; ``info`` holds both as records.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gymnasium
import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray
from PIL import Image
from pydantic import TypeAdapter, ValidationError
from typing_extensions import override

from lamwright.environments.environment import Environment
from lamwright.environments.fake import open_fake
from lamwright.environments.libreoffice.environment import open_calc, open_impress, open_writer
from lamwright.environments.rendering.marks import marked
from lamwright.environments.rendering.outline import outline
from lamwright.records.action import Action
from lamwright.records.errors import DocumentError, EnvironmentBroken, UsageError
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Outcome

LONGEST_OBSERVATION = 12_000
LONGEST_ACTION = 4_000
_CHARACTERS = "\n" + "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xD800), 0xFFFD)))
_KNOWN = frozenset(_CHARACTERS)
_ACTION: TypeAdapter[Action] = TypeAdapter(Action)

Info = dict[str, Any]
Goal = Callable[[Path, Path], bool]
"""Whether a saved document, and the folder where ``save_as`` writes, are what was wanted."""


@dataclass(frozen=True)
class Timings:
    """Seconds of a reset or step. Two that differ in time only are equal: seeds do not fix time."""

    reset: float = field(default=0.0, compare=False)
    perform: float = field(default=0.0, compare=False)
    observe: float = field(default=0.0, compare=False)
    goal: float = field(default=0.0, compare=False)


class GymEnvironment(gymnasium.Env[str, str]):
    """One application behind Gymnasium's interface.

    Args:
        open_environment: starts the application at the first reset.
        document: what is opened unless ``reset(options={"document": path})`` says otherwise.
        goal: reads a copy of the document, and what ``save_as`` wrote, after each action that was
            done; true ends the episode with reward 1.
        steps: after so many the episode is truncated. So it is, with ``info["broken"]`` (why) and an
            ``outcome`` of None if the action was cut short, when the application broke: that attempt
            is void and the next reset starts afresh.
            An action that closes the document ends the episode without a reward, with
            ``info["closed"]`` and the observation before it.
        suffix: of the file that ``goal`` reads.
        render_mode: 'rgb_array' or 'marks' (the picture with labels drawn on it).
    """

    metadata = {"render_modes": ["rgb_array", "marks"], "render_fps": 8}  # noqa: RUF012

    def __init__(
        self,
        open_environment: Callable[[], Environment],
        *,
        document: str | Path | None = None,
        goal: Goal | None = None,
        steps: int = 15,
        render_mode: str | None = None,
        suffix: str = ".odt",
    ) -> None:
        if render_mode not in {None, *self.metadata["render_modes"]}:
            raise UsageError(f"There is no render mode {render_mode!r}.")
        self.render_mode = render_mode
        self.observation_space = spaces.Text(LONGEST_OBSERVATION, min_length=0, charset=_CHARACTERS)
        self.action_space = spaces.Text(LONGEST_ACTION, min_length=0, charset=_CHARACTERS)
        self._open = open_environment
        self._document = Path(document) if document is not None else None
        self._goal = goal
        self._suffix = suffix
        self._most_steps = steps
        self._steps = 0
        self._environment: Environment | None = None
        self._seen = Observation(controls=())

    @override
    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[str, Info]:
        """Open the document; ``options`` may name another ``document`` (a path, or None)."""
        super().reset(seed=seed)
        chosen = (options or {}).get("document", self._document)
        spent: dict[str, float] = {}
        with _timed(spent, "reset"):
            if self._environment is None:
                self._environment = self._open()
            self._steps = 0
            self._seen = self._environment.reset(Path(chosen) if chosen is not None else None)
            menu = self._environment.menu()
        info = {"menu": menu, "observation": self._seen, "timings": Timings(**spent)}
        return self._text(), info

    @override
    def step(self, action: str) -> tuple[str, float, bool, bool, Info]:
        """Do one action; what is no action of the vocabulary is an outcome, as in a model's reply."""
        environment = self._running()
        self._steps += 1
        is_truncated = self._steps >= self._most_steps
        is_done = False
        spent: dict[str, float] = {}
        info: Info = {"outcome": None}
        try:
            with _timed(spent, "perform"):
                info["outcome"] = outcome = self._perform(environment, action)
            with _timed(spent, "observe"):
                self._seen = environment.observe()
            with _timed(spent, "goal"):
                is_done = self._is_done(environment, outcome)
        except EnvironmentBroken as error:
            is_truncated = True
            info["broken"] = str(error)
        except DocumentError as error:
            info["closed"] = str(error)
        info |= {"observation": self._seen, "timings": Timings(**spent)}
        is_over = is_done or "closed" in info
        return self._text(), float(is_done), is_over, is_truncated and not is_over, info

    @override
    def render(self) -> NDArray[np.uint8] | None:
        """The display as rows, columns, red-green-blue."""
        if self.render_mode is None:
            return None
        with tempfile.TemporaryDirectory(prefix="lamwright-") as folder:
            path = Path(folder) / "display.png"
            self._running().screenshot(path)
            with Image.open(path) as picture:
                shown = picture.convert("RGB")
        if self.render_mode == "marks":
            shown = marked(shown, self._seen.controls)
        return np.asarray(shown, dtype=np.uint8)

    @override
    def close(self) -> None:
        """End the application. May be called twice."""
        environment, self._environment = self._environment, None
        if environment is not None:
            environment.close()

    def _running(self) -> Environment:
        if self._environment is None:
            raise UsageError("Call reset first.")
        return self._environment

    def _perform(self, environment: Environment, action: str) -> Outcome:
        try:
            wanted = _ACTION.validate_json(action)
        except ValidationError as error:
            detail = f"This is no action: {error.errors()[0]['msg']}."
            return Outcome(delivered=False, reason="invalid", detail=detail, changed=False)
        return environment.perform(wanted)

    def _is_done(self, environment: Environment, outcome: Outcome) -> bool:
        if self._goal is None or not (outcome.delivered or outcome.changed):
            return False
        with tempfile.TemporaryDirectory(prefix="lamwright-") as folder:
            path = Path(folder) / f"document{self._suffix}"
            try:
                environment.save_copy(path)
            except DocumentError:  # the action closed it: nothing is held that could be wanted
                return False
            return self._goal(path, environment.exports)

    def _text(self) -> str:
        text = outline(self._seen, limit=LONGEST_OBSERVATION)
        return "".join(character if character in _KNOWN else "\ufffd" for character in text)


@contextmanager
def _timed(spent: dict[str, float], what: str) -> Iterator[None]:
    """Note the seconds of a block in ``spent``, also of one that raises."""
    started = time.perf_counter()
    try:
        yield
    finally:
        spent[what] = time.perf_counter() - started


def writer(**options: Any) -> GymEnvironment:  # noqa: ANN401
    """A LibreOffice Writer, started at the first reset."""
    return GymEnvironment(open_writer, **options)


def calc(**options: Any) -> GymEnvironment:  # noqa: ANN401
    """A LibreOffice Calc, started at the first reset."""
    return GymEnvironment(open_calc, suffix=".ods", **options)


def impress(**options: Any) -> GymEnvironment:  # noqa: ANN401
    """A LibreOffice Impress, started at the first reset."""
    return GymEnvironment(open_impress, suffix=".odp", **options)


def fake(**options: Any) -> GymEnvironment:  # noqa: ANN401
    """The fake, for tests of what uses an environment."""
    return GymEnvironment(open_fake, **options)


def register() -> None:
    """Make our environments known to Gymnasium. Importing this module does it."""
    for name in ("writer", "calc", "impress", "fake"):
        identity = f"lamwright/{name.title()}-v0"
        if identity not in gymnasium.registry:
            gymnasium.register(identity, entry_point=f"{__name__}:{name}")


register()
