"""What is typed stands there as it was typed, whatever its characters."""

import random

import pytest

from lamwright.records.action import KeyboardInput

pytestmark = pytest.mark.writer

_PLANES = ((0x20, 0x7E), (0xA1, 0x2FF), (0x4E00, 0x9FFF), (0x1F300, 0x1F64F), (0x20000, 0x2A6D6))
_RESERVED = set("{}")


def drawn(rng):
    characters = (chr(rng.randint(*rng.choice(_PLANES))) for _ in range(rng.randint(1, 12)))
    return "".join(character for character in characters if character not in _RESERVED)


DEAD = "a\ufe5eb\uff20c\u07aed\U0001fe50e\ufe8cf"
"""Their numbers end like keysyms of dead keys, which GTK takes them for."""


@pytest.mark.parametrize(
    "text", ["a  😀", "x😀y", "ab 😀", "Wine 🍷 and cheese", "{{ name }}", DEAD]
)
def test_characters_keep_their_order(environment, text):
    for _ in range(4):
        environment.reset(None)
        assert environment.perform(KeyboardInput(keys=text)).delivered
        assert environment.observe().canvas.paragraphs[0].text == text


def test_texts_of_all_planes(environment):
    rng = random.Random(8)
    texts = [drawn(rng) for _ in range(60)]
    environment.reset(None)
    for text in texts:
        environment.perform(KeyboardInput(keys=text + "{ENTER}"))
    assert [item.text for item in environment.observe().canvas.paragraphs] == [*texts, ""]
