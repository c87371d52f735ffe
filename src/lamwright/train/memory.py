"""Running out of memory is said before the start, not found out after an hour."""

from pathlib import Path

import torch


def needed(model: torch.nn.Module, tokens: int, supervised: int) -> int:
    """Estimated bytes of training: weights, gradients, Adam's moments, activations, logits.

    Activations are counted as 16 hidden-wide and 6 inner-wide values per token and layer; that is
    what a Llama block keeps for its backward pass, attention weights (never stored) aside.
    """
    size = 0
    for weight in model.parameters():
        size += weight.numel() * weight.element_size()
        if weight.requires_grad:
            size += weight.numel() * (weight.element_size() + 8)
    config = model.config
    width = config.hidden_size
    inner = getattr(config, "intermediate_size", None) or 4 * width
    size += 4 * tokens * config.num_hidden_layers * (16 * width + 6 * inner)
    return int(size + 3 * 4 * supervised * config.vocab_size)


def available(device: torch.device) -> int | None:
    """Free bytes on ``device``; None where the machine does not tell."""
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    facts = Path("/proc/meminfo")
    if not facts.is_file():
        return None
    for line in facts.read_text(encoding="ascii").splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None


def warning(estimate: int, free: int | None) -> str:
    """One sentence if ``estimate`` does not fit into ``free``, else nothing."""
    if free is None or estimate <= free:
        return ""
    return (
        f"This needs about {estimate / 2**30:.1f} GiB and {free / 2**30:.1f} GiB are free: "
        "lower bin_tokens, train adapters (lora) or take a smaller model."
    )
