"""The models that come with the package."""

from pathlib import Path

_HERE = Path(__file__).parent


def base_path() -> Path:
    """The embedded base model: knows the codec and how to find and copy, but no task."""
    return _HERE / "base"


def heads_path() -> Path:
    """The trained heads of the retriever (``retrieve/heads.py``)."""
    return _HERE / "retriever" / "heads.npz"


def ways_paths(application: str) -> tuple[Path, Path]:
    """An application's classifier of known ways (``retrieve/ways/ways.py``), and the changes of its encoder."""
    folder = _HERE / "retriever" / application
    return folder / "ways.npz", folder / "encoder.safetensors"


def chooser_paths(application: str) -> tuple[Path, Path]:
    """An application's chooser of selections (``retrieve/selections/choosing.py``), and the changes of its encoder."""
    folder = _HERE / "retriever" / application
    return folder / "chooser.npz", folder / "chooser.safetensors"


def filler_paths(application: str) -> tuple[Path, Path]:
    """An application's reader of values (``retrieve/values/filling.py``), and the changes of its encoder."""
    folder = _HERE / "retriever" / application
    return folder / "filling.npz", folder / "filling.safetensors"


def lines_paths(application: str) -> tuple[Path, Path]:
    """An application's reader of lines (``retrieve/lines.py``), and the changes of its encoder."""
    folder = _HERE / "retriever" / application
    return folder / "lines.npz", folder / "lines.safetensors"


def pointer_paths(application: str) -> tuple[Path, Path]:
    """An application's reader of parts of lines (``retrieve/values/pointing.py``), and the changes of its encoder."""
    folder = _HERE / "retriever" / application
    return folder / "pointing.npz", folder / "pointing.safetensors"


def counter_path(application: str) -> Path:
    """What counts the ways a request asks for (``retrieve/ways/counting.py``), over the vectors of ``ways_paths``."""
    return _HERE / "retriever" / application / "counting.npz"


def on_or_off_path(application: str) -> Path:
    """What tells looks that are asked for from those to go (``retrieve/ways/on_or_off.py``), over the same vectors."""
    return _HERE / "retriever" / application / "on_or_off.npz"


def doable_path(application: str = "") -> Path:
    """What tells requests that cannot be done (``retrieve/ways/doable.py``): an application's own, or that for all."""
    own = _HERE / "retriever" / application / "doable.npz"
    return own if own.is_file() else _HERE / "retriever" / "doable.npz"


def shipped_path() -> Path | None:
    """A model trained on it that can act, if this copy of the package carries one."""
    path = _HERE / "lam"
    return path if (path / "config.json").is_file() else None
