"""Output of a training run while it runs: progress for people, JSON lines for tools."""

from collections.abc import Callable
from pathlib import Path

from lamwright.records.base import Record


class Progress(Record):
    """Where a run is; ``note`` holds a warning worth showing."""

    step: int
    steps: int
    loss: float | None = None
    tokens_per_second: float | None = None
    """Supervised tokens."""
    note: str = ""


Listener = Callable[[Progress], None]


class LogLine(Record):
    """One optimiser step."""

    step: int
    loss: float
    lr: float
    gradient_norm: float
    supervised_tokens: int
    tokens: int
    """Tokens computed, padding included."""
    seconds: float
    tokens_per_second: float
    """Supervised tokens."""
    tree_ratio: float
    """Tokens of the plain rows by tokens computed (padding left out): 1 is no sharing."""
    padding_ratio: float
    flops_per_second: float
    """6 N per computed token; 4 N with adapters, as the base needs no weight gradients."""
    utilisation: float | None = None


class Journal:
    """Keeps log lines, appends them to a file and calls the listener."""

    def __init__(self, path: Path, listener: Listener | None) -> None:
        self.path = path
        self.lines: list[LogLine] = []
        self._steps = 0
        self._listener = listener
        self._writes = True

    def begin(self, step: int, steps: int, *, writes: bool) -> None:
        """Start at ``step`` of ``steps``; what was logged later is forgotten, as it is done again.

        Of several processes only the one that ``writes`` touches the file and calls the listener.
        """
        self._steps, self._writes = steps, writes
        earlier = self.path.read_text(encoding="utf-8") if step and self.path.is_file() else ""
        found = [LogLine.model_validate_json(line) for line in earlier.splitlines()]
        self.lines = [line for line in found if line.step <= step]
        if writes:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(self.text(), encoding="utf-8")

    def line(self, line: LogLine) -> None:
        """Write one step down and report it."""
        self.lines.append(line)
        if self._writes:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(line.model_dump_json() + "\n")
        self._tell(
            Progress(
                step=line.step,
                steps=self._steps,
                loss=line.loss,
                tokens_per_second=line.tokens_per_second,
            )
        )

    def note(self, text: str) -> None:
        """Report a warning."""
        self._tell(Progress(step=0, steps=self._steps, note=text))

    def text(self) -> str:
        """The whole log."""
        return "".join(line.model_dump_json() + "\n" for line in self.lines)

    def _tell(self, progress: Progress) -> None:
        if self._listener is not None and self._writes:
            self._listener(progress)
