"""float32 or bfloat16: whichever this machine multiplies faster, measured."""

import time

import torch

from lamwright.records.base import Record

_GAIN = 1.2
_SHAPE = (256, 640, 2048)
_ROUNDS = 5


class Precision(Record):
    """The chosen number format and what it was chosen by."""

    chosen: str
    """``float32`` or ``bfloat16``."""
    float32: float
    """Thousand millions of operations a second."""
    bfloat16: float

    @property
    def dtype(self) -> torch.dtype:
        """As torch names it."""
        return torch.bfloat16 if self.chosen == "bfloat16" else torch.float32

    @property
    def reason(self) -> str:
        """One sentence."""
        return (
            f"{self.chosen}: this machine multiplies matrices at {self.float32:.0f} GFLOPS in "
            f"float32 and {self.bfloat16:.0f} in bfloat16."
        )


def measure_precision(device: torch.device | str) -> Precision:
    """Time matrix products on ``device``; bfloat16 must be a fifth faster to be taken.

    A CPU without AVX512-BF16 or AMX computes bfloat16 several times slower than float32.
    """
    single = _speed(torch.device(device), torch.float32)
    half = _speed(torch.device(device), torch.bfloat16)
    chosen = "bfloat16" if half > _GAIN * single else "float32"
    return Precision(chosen=chosen, float32=single, bfloat16=half)


@torch.inference_mode()
def _speed(device: torch.device, dtype: torch.dtype) -> float:
    rows, inner, columns = _SHAPE
    left = torch.ones(rows, inner, dtype=dtype, device=device)
    right = torch.ones(inner, columns, dtype=dtype, device=device)
    fastest = float("inf")
    for _ in range(_ROUNDS):
        begin = time.perf_counter()
        product = left @ right
        float(product[0, 0])  # waits for a GPU
        fastest = min(fastest, time.perf_counter() - begin)
    return 2 * rows * inner * columns / fastest / 1e9
