"""Whether a model can be trained and asked, said before hours are spent on what it should learn from."""

from pathlib import Path

from lamwright.models.adapters import base_of, check_base, is_adapter
from lamwright.models.folder import check_causal, check_folder, load_tokenizer, read_config
from lamwright.models.text import TextEncoder
from lamwright.records.errors import ModelError


def check_usable(path: Path, reply: int) -> None:
    """Read what is quick to read in ``path``; raises ``ModelError`` in one sentence.

    ``reply`` tokens must leave half of the context to a prompt. Weights are not looked at.
    """
    check_folder(path)
    base = base_of(path) if is_adapter(path) else path
    if base != path:
        check_base(path, base)
        check_folder(base)
    check_causal(base)
    TextEncoder(load_tokenizer(path))
    context = context_of(path)
    if context is not None and context < 2 * reply:
        raise ModelError(
            f"The context of {path} has {context} tokens; {2 * reply} are needed for a prompt and a reply."
        )


def context_of(path: Path) -> int | None:
    """Tokens the model in ``path`` can read at once; None where its configuration does not say."""
    context = getattr(read_config(path).get_text_config(), "max_position_embeddings", None)
    return int(context) if isinstance(context, int) and context > 0 else None
