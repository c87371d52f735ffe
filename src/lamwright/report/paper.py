"""The paper's figures (arXiv 2412.10047 v2), for Word, on its own tasks: to stand beside, not to beat."""

from typing import NamedTuple

CAPTION = "paper: Microsoft Word, other tasks, models of 7 B parameters and more"


class _Table(NamedTuple):
    """One table: columns, and a row of figures for each metric."""

    evaluation: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    scale: float


_LAMS = ("LAM1", "LAM2", "LAM3", "LAM4", "GPT-4o", "GPT-4o mini")
_ONLINE = ("LAM4", "GPT-4o", "GPT-4o mini", "GPT-4o visual", "GPT-4o mini visual")
_SSR = (33.0, 83.6, 85.9, 86.2, 68.8, 73.4)

_TABLES = (
    _Table(
        "planning",
        ("LAM1", "GPT-4o", "Mistral-7B"),
        (
            ("tsr", (82.2, 84.5, 0.0)),
            ("step_precision", (54.7, 28.2, 0.1)),
            ("step_recall", (55.7, 66.1, 0.5)),
        ),
        0.01,
    ),
    _Table(
        "decisions",
        _LAMS,
        (
            ("object", (39.4, 85.6, 87.4, 87.8, 73.2, 74.6)),
            ("operation", (59.9, 97.3, 97.7, 97.7, 94.2, 91.5)),
            ("status", (32.7, 97.8, 98.2, 99.0, 52.1, 67.4)),
            ("ssr", _SSR),
            ("ssr_without_status", _SSR),
            ("tsr", (35.6, 76.8, 79.3, 81.2, 67.2, 62.3)),
        ),
        0.01,
    ),
    _Table("online", _ONLINE, (("tsr", (71.0, 63.0, 57.8, 75.5, 66.7)),), 0.01),
    _Table(
        "online",
        _ONLINE,
        (
            ("completion_seconds", (30.42, 86.42, 35.24, 96.48, 46.21)),
            ("steps", (5.62, 6.73, 5.99, 4.98, 6.34)),
            ("step_seconds", (5.41, 12.84, 5.88, 19.36, 7.29)),
        ),
        1.0,
    ),
)


def paper_value(column: str, evaluation: str, metric: str) -> float | None:
    """The paper's figure (shares in [0, 1], seconds, steps), or None where it gives none."""
    for table in _TABLES:
        if table.evaluation != evaluation or column not in table.columns:
            continue
        for name, figures in table.rows:
            if name == metric:
                return figures[table.columns.index(column)] * table.scale
    return None
