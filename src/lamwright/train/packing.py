"""Rows as tensors: a prefix tree in which every shared prefix is computed once, or padded rows.

Rows are sorted, so the walk over them is the depth-first walk of their prefix tree. Token ``i`` may
look at token ``j`` exactly when ``j`` is ``i`` or an ancestor: ``j <= i < exits[j]``, where ``exits[j]``
is where the subtree of ``j`` ends. One vector is the whole mask; rows that share a prefix share its
computation and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch

from lamwright.train.attention import Block, blocks_of
from lamwright.train.rows import Row


@dataclass(frozen=True)
class Pack:
    """One forward pass. B rows of T tokens (B is 1 for a tree); E supervised edges; R samples."""

    rows: tuple[Row, ...]
    ids: torch.Tensor
    """[B, T] tokens."""
    positions: torch.Tensor
    """[B, T] depth in the tree, which is the position in the plain row."""
    mask: torch.Tensor
    """Booleans, True where attention is allowed: [1, 1, T, T] for a tree, [B, T] for padded rows."""
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
    blocks: tuple[Block, ...] | None = None
    """The mask of a tree by blocks, for models that were switched to it."""

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
        return replace(self, **moved)


def pack_tree(rows: Sequence[Row], limit: int, block: int = 0) -> list[Pack]:
    """All ``rows`` in as few trees of at most ``limit`` tokens as their order allows.

    A single row longer than ``limit`` gets a pass of its own. ``block`` above 0 adds the mask by
    blocks of so many tokens.
    """
    return [_tree(part, block) for part in _cut_tree(rows, limit)]


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


def _tree(rows: Sequence[Row], block: int) -> Pack:
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
    ends = torch.tensor(exits)
    tree = _assemble(rows, torch.tensor([ids]), torch.tensor([positions]), tree_mask(ends), paths)
    return replace(tree, blocks=blocks_of(ends, block)) if block else tree


def tree_mask(exits: torch.Tensor) -> torch.Tensor:
    """[1, 1, T, T] booleans from [T] subtree ends."""
    index = torch.arange(len(exits))
    seen = (index[None, :] <= index[:, None]) & (index[:, None] < exits[None, :])
    return seen[None, None]


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
