"""Rows as tensors: a prefix tree in which every shared prefix is computed once, or padded rows.

Rows are sorted, so the walk over them is the depth-first walk of their prefix tree. Token ``i`` may
look at token ``j`` exactly when ``j`` is ``i`` or an ancestor: ``j <= i < exits[j]``, where ``exits[j]``
is where the subtree of ``j`` ends. One vector is the whole mask; rows that share a prefix share its
computation and nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import torch

from lamwright.train.attention import Block, Window, blocks_of, tree_mask
from lamwright.train.rows import Row

_ALL: frozenset[Window] = frozenset({None})


@dataclass(frozen=True)
class Pack:
    """One forward pass. B rows of T tokens (B is 1 for a tree); E supervised edges; R samples."""

    rows: tuple[Row, ...]
    ids: torch.Tensor
    """[B, T] tokens."""
    positions: torch.Tensor
    """[B, T] depth in the tree, which is the position in the plain row."""
    mask: torch.Tensor
    """Booleans, True where attention is allowed: [B, T] for padded rows, unused for a tree."""
    sources: torch.Tensor
    """[E] flat index of the token that predicts."""
    targets: torch.Tensor
    """[E] token to predict."""
    weights: torch.Tensor
    """[E] weight in the loss."""
    owners: torch.Tensor
    """[E] index of the sample in ``rows``."""
    states: torch.Tensor
    """[R] flat index of the last prompt token."""
    ends: torch.Tensor
    """[R] flat index of the last target token."""
    padding: int = 0
    blocks: Mapping[Window, tuple[Block, ...]] | None = None
    """The masks of a tree by blocks, for each window that the model has."""
    masks: Mapping[Window, torch.Tensor] | None = None
    """The same as dense [1, 1, T, T] booleans, where attention is not by blocks."""

    @property
    def tokens(self) -> int:
        """Tokens computed, padding included."""
        return int(self.ids.numel())

    def to(self, device: torch.device) -> "Pack":
        """The same on ``device``."""
        moved = {
            name: value.to(device)
            for name, value in vars(self).items()
            if isinstance(value, torch.Tensor)
        }
        if self.masks is not None:
            masks = {window: mask.to(device) for window, mask in self.masks.items()}
            return replace(self, **moved, masks=masks)
        return replace(self, **moved)


def pack_tree(
    rows: Sequence[Row], limit: int, block: int = 0, windows: frozenset[Window] = _ALL
) -> list[Pack]:
    """All ``rows`` in as few trees of at most ``limit`` tokens as their order allows.

    A single row longer than ``limit`` gets a pass of its own. ``block`` above 0 makes masks by
    blocks of so many tokens. ``windows`` are those of the model's layers.
    """
    return [_tree(part, block, windows) for part in _cut_tree(rows, limit)]


def pack_rows(rows: Sequence[Row], limit: int, pad: int = 0) -> list[Pack]:
    """All ``rows`` in their order, padded to the longest, at most ``limit`` tokens a pass."""
    return [_padded(part, pad) for part in _cut_rows(rows, limit)]


def shared_prefix(left: Sequence[int], right: Sequence[int]) -> int:
    """How many leading tokens are equal."""
    for index, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return index
    return min(len(left), len(right))


def _cut_tree(rows: Sequence[Row], limit: int) -> list[list[Row]]:
    parts: list[list[Row]] = []
    used = limit
    for row in sorted(rows, key=lambda row: row.ids):
        new = len(row.ids)
        if parts:
            new -= shared_prefix(parts[-1][-1].ids, row.ids)
        if not parts or used + new > limit:
            parts.append([])
            used, new = 0, len(row.ids)
        parts[-1].append(row)
        used += new
    return parts


def _cut_rows(rows: Sequence[Row], limit: int) -> list[list[Row]]:
    parts: list[list[Row]] = []
    longest = limit + 1
    for row in rows:
        longest = max(longest, len(row.ids))
        if not parts or longest * (len(parts[-1]) + 1) > limit:
            parts.append([])
            longest = len(row.ids)
        parts[-1].append(row)
    return parts


def _tree(rows: Sequence[Row], block: int, windows: frozenset[Window]) -> Pack:
    ids: list[int] = []
    positions: list[int] = []
    exits: list[int] = []
    path: list[int] = []
    paths: list[list[int]] = []
    before: tuple[int, ...] = ()
    for row in rows:
        shared = shared_prefix(before, row.ids)
        for node in path[shared:]:
            exits[node] = len(ids)
        path = path[:shared] + list(range(len(ids), len(ids) + len(row.ids) - shared))
        ids += row.ids[shared:]
        positions += range(shared, len(row.ids))
        exits += [0] * (len(row.ids) - shared)
        paths.append(path)
        before = row.ids
    for node in path:
        exits[node] = len(ids)
    ends, depths = torch.tensor(exits), torch.tensor(positions)
    unused = torch.ones(1, 1, 1, 1, dtype=torch.bool)
    tree = _assemble(rows, torch.tensor([ids]), depths[None], unused, paths)
    if block:
        found = {window: blocks_of(ends, block, depths, window) for window in windows}
        return replace(tree, blocks=found)
    return replace(tree, masks={window: tree_mask(ends, depths, window) for window in windows})


def _padded(rows: Sequence[Row], pad: int) -> Pack:
    width = max(len(row.ids) for row in rows)
    ids = torch.full((len(rows), width), pad)
    mask = torch.zeros((len(rows), width), dtype=torch.bool)
    for index, row in enumerate(rows):
        ids[index, : len(row.ids)] = torch.tensor(row.ids)
        mask[index, : len(row.ids)] = True
    positions = torch.arange(width).expand(len(rows), width)
    paths = [
        list(range(index * width, index * width + len(row.ids))) for index, row in enumerate(rows)
    ]
    return _assemble(rows, ids, positions, mask, paths, int((~mask).sum()))


def _assemble(
    rows: Sequence[Row],
    ids: torch.Tensor,
    positions: torch.Tensor,
    mask: torch.Tensor,
    paths: list[list[int]],
    padding: int = 0,
) -> Pack:
    numbered = list(enumerate(zip(rows, paths, strict=True)))
    return Pack(
        rows=tuple(rows),
        ids=ids,
        positions=positions,
        mask=mask,
        sources=torch.tensor([s for _, (row, path) in numbered for s in path[row.start - 1 : -1]]),
        targets=torch.tensor([token for row in rows for token in row.ids[row.start :]]),
        weights=torch.tensor([row.weight for row in rows for _ in range(row.target_length)]),
        owners=torch.tensor([index for index, (row, _) in numbered for _ in row.ids[row.start :]]),
        states=torch.tensor([path[row.start - 1] for _, (row, path) in numbered]),
        ends=torch.tensor([path[-1] for path in paths]),
        padding=padding,
    )
