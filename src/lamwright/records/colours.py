"""Colours as people call them."""

COLOURS = {
    "black": "#000000",
    "white": "#ffffff",
    "grey": "#808080",
    "light grey": "#d9d9d9",
    "dark grey": "#404040",
    "red": "#ff0000",
    "dark red": "#8b0000",
    "light red": "#ffb3b3",
    "pink": "#ffb6c1",
    "orange": "#ff8000",
    "light orange": "#ffd9b3",
    "yellow": "#ffff00",
    "light yellow": "#ffffcc",
    "green": "#008000",
    "dark green": "#006400",
    "light green": "#90ee90",
    "blue": "#0000ff",
    "dark blue": "#00008b",
    "navy": "#000080",
    "light blue": "#add8e6",
    "turquoise": "#40e0d0",
    "teal": "#008080",
    "purple": "#800080",
    "violet": "#8f00ff",
    "brown": "#8b4513",
    "beige": "#f5f5dc",
    "gold": "#daa520",
}


def colour_code(name: str) -> str:
    """``#rrggbb`` of a name such as 'dark blue', or of such a code itself. ``ValueError``: unknown."""
    plain = " ".join(name.lower().replace("gray", "grey").replace("-", " ").split())
    plain = plain.replace("pale ", "light ").replace("very ", "")
    if plain in COLOURS:
        return COLOURS[plain]
    if len(plain) == 7 and plain.startswith("#"):
        int(plain[1:], 16)
        return plain
    raise ValueError(f"no colour is called '{name}'")


def colour_name(code: str) -> str:
    """What people call the colour that is nearest to ``#rrggbb``. ``ValueError``: no such code."""
    wanted = _parts(code)
    return min(COLOURS, key=lambda name: _distance(_parts(COLOURS[name]), wanted))


def _parts(code: str) -> tuple[int, int, int]:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
