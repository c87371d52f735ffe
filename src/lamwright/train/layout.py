"""Layout of rows for a given model: prefix trees or padded rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import torch

from lamwright.train.attention import BLOCK, Window, use_tree
from lamwright.train.config import TrainingConfig
from lamwright.train.packing import Pack, pack_rows, pack_tree
from lamwright.train.rows import Row

_WITH_MASK = {"full_attention", "sliding_attention"}


@dataclass(frozen=True)
class Layout:
    """Trees or padded rows, so many tokens a pass, in blocks or under dense masks."""

    kind: str
    limit: int
    pad: int = 0
    block: int = 0
    windows: frozenset[Window] = frozenset({None})

    def packs(self, rows: Sequence[Row]) -> list[Pack]:
        """The passes for ``rows``."""
        if self.kind == "tree":
            return pack_tree(rows, self.limit, self.block, self.windows)
        return pack_rows(rows, self.limit, self.pad)


def choose_layout(
    model: torch.nn.Module, config: TrainingConfig, pad: int, device: torch.device
) -> tuple[Layout, str]:
    """The configured layout, or padded rows with a note where ``model`` cannot take a tree.

    A tree needs attention with an explicit mask, one for each window that layers have; recurrent
    layers cannot be given one. On a CPU attention goes by blocks; a GPU is kept busier by dense
    masks.
    """
    chosen = Layout(config.layout, config.bin_tokens, pad)
    if config.layout == "rows":
        return chosen, ""
    kinds = set(getattr(model.config.get_text_config(), "layer_types", None) or ())
    reason, windows = "the model has recurrent layers", None
    if not kinds - _WITH_MASK:
        reason, windows = "the model has no attention that takes an explicit mask", use_tree(model)
    if windows is None:
        return replace(chosen, kind="rows"), f"Rows are padded, not packed as a tree: {reason}."
    return replace(chosen, block=BLOCK if device.type == "cpu" else 0, windows=windows), ""


@torch.no_grad()
def over_rows(
    rows: Sequence[Row],
    layout: Layout,
    read: Callable[[Pack], torch.Tensor],
    device: torch.device | str = "cpu",
) -> torch.Tensor:
    """[N, ...] on the CPU: what ``read`` gives per sample of each pack, in the order of ``rows``."""
    found: dict[int, torch.Tensor] = {}
    for piece in layout.packs(rows):
        for row, value in zip(piece.rows, read(piece.to(device)).float().cpu(), strict=True):
            found[id(row)] = value
    return torch.stack([found[id(row)] for row in rows])
