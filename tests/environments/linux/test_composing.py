"""Characters that begin a composition in GTK are entered by their number."""

from lamwright.environments.linux.x11.composing import taken_as_typed
from lamwright.environments.linux.x11.keys import parse_keys


def test_only_what_begins_a_composition_is_entered_by_number():
    plain = parse_keys("aé😀{CTRL+B}{ENTER}\ufe4f\ufe8d")
    assert list(taken_as_typed(plain)) == plain
    for character in ("\ufe50", "\ufe8c", "\uff20", "\u07ae", "\U0001fe50"):
        by_number = parse_keys(f"{{CTRL+SHIFT+U}}{ord(character):x} ")
        assert list(taken_as_typed(parse_keys(character))) == by_number
