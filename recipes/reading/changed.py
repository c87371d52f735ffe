"""MiniLM with low-rank changes and a linear layer over the mean of its tokens."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import AutoModel, AutoTokenizer

_RANK, _SCALE = 16, 2.0
TEMPERATURE = 12.0


class Low(nn.Module):
    """A linear layer with a low-rank change."""

    def __init__(self, held: nn.Linear) -> None:
        super().__init__()
        self.held = held
        self.down = nn.Parameter(torch.randn(_RANK, held.in_features) / math.sqrt(held.in_features))
        self.up = nn.Parameter(torch.zeros(held.out_features, _RANK))

    def forward(self, rows: Tensor) -> Tensor:
        """The layer's answer with the change added."""
        changed: Tensor = self.held(rows) + _SCALE * (rows @ self.down.T) @ self.up.T
        return changed


class ChangedEncoder(nn.Module):
    """The encoder in ``folder``, with ``outputs`` logits for a text."""

    def __init__(
        self, folder: Path, outputs: int, *, first_layer: int = 0, longest: int = 64
    ) -> None:
        """Layers below ``first_layer`` stay as they are."""
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        body = AutoModel.from_pretrained(folder)
        self.body = body.requires_grad_(False)
        self.longest = longest
        self.changes: dict[str, Low] = {}
        for name, module in list(self.body.named_modules()):
            if isinstance(module, nn.Linear) and name.startswith("encoder.layer"):
                if int(name.split(".")[2]) < first_layer:
                    continue
                parent, _, own = name.rpartition(".")
                self.changes[name] = Low(module)
                setattr(self.body.get_submodule(parent), own, self.changes[name])
        self.head = nn.Linear(self.body.config.hidden_size, outputs)

    def forward(self, texts: Sequence[str]) -> Tensor:
        """Logits: a row for each text."""
        read = self.tokenizer(
            list(texts), padding=True, truncation=True, max_length=self.longest, return_tensors="pt"
        )
        read["token_type_ids"] = torch.zeros_like(read["input_ids"])
        hidden = self.body(**read).last_hidden_state
        mask = read["attention_mask"][..., None]
        pooled = normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)
        logits: Tensor = self.head(pooled) * TEMPERATURE
        return logits

    def optimiser(self, rate: float) -> torch.optim.Optimizer:
        """AdamW over what is trained."""
        trained = [weight for weight in self.parameters() if weight.requires_grad]
        return torch.optim.AdamW(trained, rate, weight_decay=0.01)

    def load(self, file: Path) -> None:
        """Go on from the changes in ``file``, and from the linear layer beside it as far as it goes."""
        held, layer = load_file(file), file.with_suffix(".npz")
        if layer.exists():
            stored = np.load(layer)
            rows = min(len(stored["weight"]), len(self.head.weight))
            with torch.no_grad():
                self.head.weight[:rows] = torch.tensor(stored["weight"][:rows]) / TEMPERATURE
                self.head.bias[:rows] = torch.tensor(stored["bias"][:rows]) / TEMPERATURE
        with torch.no_grad():
            for name, change in self.changes.items():
                change.up.copy_(held[f"{name}.weight.up"])
                change.down.copy_(held[f"{name}.weight.down"])

    def store(self, file: Path) -> tuple[Tensor, Tensor]:
        """Write the changes to ``file``; the linear layer's weight and bias, temperature included."""
        changes: dict[str, Tensor] = {"lora.scale": torch.tensor([_SCALE])}
        for name, change in self.changes.items():
            changes[f"{name}.weight.up"] = change.up.detach().half().contiguous()
            changes[f"{name}.weight.down"] = change.down.detach().half().contiguous()
        save_file(changes, file)
        return self.head.weight.detach() * TEMPERATURE, self.head.bias.detach() * TEMPERATURE


class PairReader(ChangedEncoder):
    """MiniLM with changes that reads two texts together: ``outputs`` logits for each token of the second."""

    def rows(
        self, pairs: Sequence[tuple[str, str]]
    ) -> tuple[Tensor, list[list[tuple[int, tuple[int, int]]]]]:
        """Logits of all tokens, and for each pair the tokens of its second text with where they stand in it."""
        read = self.tokenizer(
            [first for first, _ in pairs], [second for _, second in pairs], padding=True,
            truncation=True, max_length=self.longest, return_tensors="pt", return_offsets_mapping=True,
        )  # fmt: skip
        offsets = read.pop("offset_mapping").tolist()
        parts = [read.sequence_ids(row) for row in range(len(pairs))]
        read["token_type_ids"] = torch.zeros_like(read["input_ids"])
        hidden = self.body(**read).last_hidden_state
        logits = self.head(normalize(hidden, dim=2)) * TEMPERATURE
        held = [
            [
                (at, (int(o[0]), int(o[1])))
                for at, (o, part) in enumerate(zip(places, ids, strict=True))
                if part == 1
            ]
            for places, ids in zip(offsets, parts, strict=True)
        ]
        return logits, held


def set_rate(optimiser: torch.optim.Optimizer, rate: float, done: int, steps: int) -> None:
    """Warm up over 50 steps, then a cosine."""
    share = min(1.0, done / steps)
    for group in optimiser.param_groups:
        group["lr"] = rate * min(1.0, (done + 1) / 50) * (0.5 + 0.5 * math.cos(math.pi * share))
