"""What kind of prompt a model was trained on, noted beside its weights."""

import json
from pathlib import Path
from typing import Literal

from lamwright.records.errors import ModelError

PROMPTS = "prompts.json"
Prompts = Literal["words", "found"]
"""words: what shares words with the request; found: what retrieval found, in order of rank."""


def prompts_of(model: Path | str) -> Prompts:
    """The kind noted in the folder ``model``; 'words' where there is none. Raises ``ModelError``."""
    file = Path(model) / PROMPTS
    if not file.is_file():
        return "words"
    try:
        kind = json.loads(file.read_text(encoding="utf-8"))["prompts"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{file} cannot be read: {error}") from error
    if kind not in ("words", "found"):
        raise ModelError(f"{file} names a kind of prompt that is not known here: {kind!r}.")
    return "found" if kind == "found" else "words"


def note_prompts(model: Path, prompts: Prompts) -> None:
    """Note the kind in the folder ``model``."""
    (model / PROMPTS).write_text(json.dumps({"prompts": prompts}) + "\n", encoding="utf-8")


def with_prompts(model: Path, prompts: Prompts, folder: Path) -> Path:
    """``model`` where it is of this kind, else ``folder``: its files by links, and another note beside them."""
    if prompts_of(model) == prompts:
        return model
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {file.name: file.resolve() for file in model.iterdir() if file.name != PROMPTS}
    for link in folder.iterdir():
        if link.is_symlink() and wanted.get(link.name) != link.resolve():
            link.unlink()
    for name, file in wanted.items():
        if not (folder / name).is_symlink():
            (folder / name).symlink_to(file)
    note_prompts(folder, prompts)
    return folder
