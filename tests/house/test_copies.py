"""Nothing is taken from the requests and documents of another hand, on which is only measured."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import STOCK, Copies, of_another_hand, texts_of

ROOT = Path(__file__).parents[2]
CODE = {".py", ".pyi", ".toml", ".sh", ".js", ".css"}
KINDS = CODE | {"", ".md", ".txt", ".html", ".json", ".jsonl"}
HELD = (
    "the second lamp on the left goes behind the green sofa, please",
    "Our canoe leaks. It is fixed with tar.",
    "What is in the box",
)


def repeated(*texts: str) -> list[str]:
    """Which of the texts repeat something that is held."""
    copies = Copies(HELD)
    return [text for text in texts if next(copies.found(text), None)]


@pytest.mark.parametrize(
    "text",
    [
        HELD[0],
        'for example "The Second Lamp on the left goes behind" a chair',
        '("the second lamp on the "\n    "left goes behind it", 3)',
        '{"request":"a stool\\nsecond lamp, left, behind the sofa: green"}',
        "- second lamp on the right goes behind the green sofa",
        "it says: our canoe leaks, it is fixed with tar, and more",
    ],
)
def test_what_is_said_again_is_found(text: str) -> None:
    assert repeated(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "the lamp on the left in green, please",
        "a second sofa goes on the left",
        "our canoe is fixed with tar",
        "What is in the box is yours.",
    ],
)
def test_what_has_only_some_words_in_common_is_not(text: str) -> None:
    assert repeated(text) == []


def test_stock_phrases_are_few() -> None:
    assert sum(map(len, STOCK.values())) <= 20


def tracked() -> Iterator[Path]:
    """The text files of the repository; none where it is no repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    yield from (path for path in files if path.suffix in KINDS and path.is_file())


def test_no_file_repeats_what_another_hand_wrote() -> None:
    if not of_another_hand().exists():
        pytest.skip("the requests of another hand are not there")
    theirs = sorted(texts_of(of_another_hand()))
    copies = Copies(theirs)
    seen = [text for text in theirs if next(copies.found(f"- {text}!"), None)]
    assert len(seen) > max(100, 0.95 * len(theirs))

    files = list(tracked())
    if not files:
        pytest.skip("this is no repository")
    found = {
        path.relative_to(ROOT).as_posix(): dict(copies.found(path.read_text(encoding="utf-8")))
        for path in files
    }
    assert {name: held for name, held in found.items() if held} == {}
