"""A screenshot with the labels of the controls drawn on it (a set of marks)."""

from collections.abc import Iterable

from PIL import Image, ImageDraw, ImageFont

from lamwright.records.observation import Control

_COLOURS = ("#c62828", "#1565c0", "#2e7d32", "#6a1b9a", "#ef6c00", "#00838f")


def marked(picture: Image.Image, controls: Iterable[Control]) -> Image.Image:
    """A copy of ``picture`` on which every control with a box is framed and numbered."""
    copy = picture.convert("RGB")
    drawing = ImageDraw.Draw(copy)
    font = ImageFont.load_default()
    for control in controls:
        if control.box is None or min(control.box[2:]) <= 0:
            continue
        x, y, width, height = control.box
        colour = _COLOURS[control.label % len(_COLOURS)]
        drawing.rectangle((x, y, x + width - 1, y + height - 1), outline=colour)
        text = str(control.label)
        left, top, right, bottom = drawing.textbbox((x + 1, y + 1), text, font=font)
        drawing.rectangle((left - 1, top - 1, right + 1, bottom + 1), fill=colour)
        drawing.text((x + 1, y + 1), text, fill="white", font=font)
    return copy
