"""Held-out accuracy of the exercises per skill, teacher-forced."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from transformers import LlamaForCausalLM


@dataclass(frozen=True)
class Row:
    """Token ids; those from ``start`` on are supervised."""

    ids: list[int]
    start: int
    skill: str
    thought: int = 0
    """How many supervised tokens it takes to say which action is meant."""
    weights: tuple[float, ...] = ()
    """One per supervised token; empty: all 1."""


def evaluate(model: LlamaForCausalLM, rows: Sequence[Row]) -> dict[str, float]:
    """Per skill, the share of rows whose every supervised token is the likeliest one; and all together.

    ``skill thought``: only the tokens up to the end of the thought, which name the action.
    """
    hits: dict[str, list[float]] = defaultdict(list)
    model.eval()
    for row in rows:
        right = _right(model, row)
        thought = right[: row.thought]
        for name in (row.skill, "all"):
            hits[f"{name} thought"].append(float(all(thought)))
            hits[f"{name} whole"].append(float(all(right)))
    model.train()
    return {name: round(sum(found) / len(found), 3) for name, found in sorted(hits.items())}


def _right(model: LlamaForCausalLM, row: Row) -> list[bool]:
    with torch.inference_mode():
        hidden = model.model(
            input_ids=torch.tensor([row.ids[:-1]]), use_cache=False
        ).last_hidden_state
        guesses = model.lm_head(hidden[0, row.start - 1 :]).argmax(-1).tolist()
    return [guess == truth for guess, truth in zip(guesses, row.ids[row.start :], strict=True)]
