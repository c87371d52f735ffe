"""What a GPU gives: 7 B-shaped LoRA, full fine-tuning, latency of a decision. See scripts/gpu_check.sh.

Usage: python benchmarks/gpu.py lora-7b | full MODEL | decision MODEL

The last line of output is JSON. Utilisation counts 4 N operations a token with adapters (6 N without),
against the card's dense bfloat16 peak where it is known.
"""

import argparse
import json
import statistics
import time

import torch
import transformers
from training import made_up

from lamwright.models.bases import resolve
from lamwright.models.local import LocalModel
from lamwright.train.config import LoraSettings, SftConfig
from lamwright.train.engine import Trainer
from lamwright.train.forward import Reader
from lamwright.train.layout import choose_layout
from lamwright.train.loading import load_start, with_lora
from lamwright.train.sft import CrossEntropy

PEAKS = {"H100": 989e12, "H200": 989e12, "A100": 312e12, "L40S": 362e12, "4090": 165e12}
GRAMMAR = 'start: "{" "\\"thought\\":\\"" /[a-z ]{40,80}/ "\\"" "}"'


def main() -> None:
    """Measure one thing and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["lora-7b", "full", "decision"])
    parser.add_argument("model", nargs="?", default="gemma-3-270m")
    args = parser.parse_args()
    if not torch.cuda.is_available():
        raise SystemExit("There is no GPU that torch can use.")
    found = {"lora-7b": lora, "full": full, "decision": decision}[args.what](args.model)
    card = torch.cuda.get_device_name()
    print(json.dumps({"benchmark": args.what, "card": card, "model": args.model, **found}))


def lora(_: str) -> dict[str, object]:
    """Adapters on a model of Mistral-7B's shape with random weights."""
    config = SftConfig(precision="bfloat16", bin_tokens=8192, lora=LoraSettings(dropout=0.0))
    shape = transformers.MistralConfig(sliding_window=None)
    with torch.device("cuda"):
        model = transformers.AutoModelForCausalLM.from_config(shape, dtype=torch.bfloat16)
    assert config.lora is not None
    return _trained(with_lora(model, config.lora), config)


def full(name: str) -> dict[str, object]:
    """All weights of a real model."""
    config = SftConfig(precision="bfloat16", bin_tokens=8192)
    return _trained(load_start(resolve(name), config).model, config)


def decision(name: str) -> dict[str, object]:
    """Replies of about eighty tokens under a grammar, to prompts that share a prefix."""
    model = LocalModel(resolve(name), device="cuda")
    seconds = []
    for step in range(12):
        prompt = "The document has these lines. " * 60 + f"Step {step}."
        reply = model.complete(prompt, grammar=GRAMMAR, max_tokens=120, temperature=0.0, seed=0)
        seconds.append(reply.seconds)
    return {"seconds_p50": round(statistics.median(seconds[2:]), 3), "n": len(seconds) - 2}


def _trained(model: torch.nn.Module, config: SftConfig) -> dict[str, object]:
    """Six steps of one trajectory of ten steps each; the first two warm up."""
    model.to("cuda")
    layout, note = choose_layout(model, config, 0, torch.device("cuda"))
    trainer = Trainer(Reader(model), config, layout, steps=10**6)
    rows = made_up(1, 10, seed=0)
    lines = [trainer.update(rows, CrossEntropy()) for _ in range(6)][2:]
    torch.cuda.synchronize()
    flops = statistics.median(line.flops_per_second for line in lines)
    name = torch.cuda.get_device_name()
    peak = next((value for part, value in PEAKS.items() if part in name), None)
    return {
        "tokens_per_second": round(statistics.median(line.tokens / line.seconds for line in lines)),
        "utilisation": None if peak is None else round(flops / peak, 3),
        "peak_gib": round(torch.cuda.max_memory_allocated() / 2**30, 1),
        "measured_at": time.strftime("%Y-%m-%d"),
        "note": note,
    }


if __name__ == "__main__":
    main()
