"""Where a language model is: a folder on this machine, or a server."""

import os
from pathlib import Path

from lamwright.codec.reply import SCHEMA
from lamwright.models.model import LanguageModel
from lamwright.models.prompts import Prompts, prompts_of
from lamwright.records.base import Record


class ModelPlace(Record):
    """A model by its folder or the address of its server."""

    where: str
    tokenizer: Path | None = None
    """A folder whose tokenizer cuts prompts for a server; None: the server's own."""

    @property
    def is_served(self) -> bool:
        """Whether it is a server's address."""
        return self.where.startswith(("http://", "https://"))

    @property
    def prompts(self) -> Prompts:
        """The kind of prompt it was trained on; a server's is noted beside its tokenizer, if anywhere."""
        if not self.is_served:
            return prompts_of(self.where)
        return prompts_of(self.tokenizer) if self.tokenizer else "words"

    def open(self) -> LanguageModel:
        """The model. Raises ``ModelError`` for a folder, ``UsageError`` for an address that is none."""
        if self.is_served:
            from lamwright.models.served import KEY, served_model  # needs llguidance

            return served_model(self.where, SCHEMA, os.environ.get(KEY, ""), self.tokenizer)
        from lamwright.models.local import LocalModel  # torch takes seconds to import

        return LocalModel(Path(self.where))
