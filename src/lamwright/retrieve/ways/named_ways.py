"""Ways that a request names by their usual word: "centred", "red", "16 pt"."""

import re
from collections.abc import Sequence

_NAMES = tuple(
    (re.compile(said, re.IGNORECASE), done)
    for said, done in (
        (r"\bbold(?:ed)?\b", ('Click "Bold"',)),
        (r"\bitalics?\b|\bitalici[sz]ed?\b", ('Click "Italic"',)),
        (r"\bunderlined?\b", ("Underline",)),
        (r"\bcent(?:re|er)(?:d|ed)?\b|\bin the middle\b", ("> Centered", "{CTRL+E}")),
        (r"\bjustif(?:y|ied)\b", ("> Justified", "{CTRL+J}")),
        (r"\b(?:red|blue|green|orange|purple|gr[ae]y|brown|pink)\b", (" color to ",)),
        (r"\byellow\b|\bhighlight", (" color to ",)),
        (r"\b\d+(?:[.,]\d)? ?(?:pt|points?)\b|\bsize \d+", ("font size", '" to "')),
        (r"\blandscape\b|\bsideways\b", ('"Landscape"',)),
        (r"\bportrait\b", ('"Portrait"',)),
        (
            r"\bmargins\b|(?:\b|\d)[cm]m margin\b|\binch margin\b|\bmargin (?:of|to)\b",
            ('Set "Left" to', 'Set "Right" to', 'Set "Top" to', 'Set "Bottom" to'),
        ),
        (r"\bpage numbers?\b", ("Page Number",)),
        (r"\bindent", ('"First line"', '"Before text"', "Increase Indent")),
        (r"\bcomment\b", ("Insert > Comment",)),
        (r"\bfootnote\b", ("> Footnote",)),
        (r"\bheading [123]\b", ("Styles > Heading",)),
        (r"\bnew page\b", ('"Text Flow"',)),
        (r"\bstrike|\bstruck\b|\bcross(?:ed)? out\b", ("Strikethrough",)),
        (r"\bcapitals?\b|\bupper ?case\b", ("UPPERCASE", "Small capitals")),
        (r"\bline spacing\b|\bdouble.spac|\b1[.,]5.{0,9}spac", ("Line Spacing",)),
    )
)


def names_more(request: str, chosen: Sequence[Sequence[str]], other: Sequence[str]) -> bool:
    """Whether ``request`` says the word of the way ``other``, and none of the ``chosen`` ways is called so."""
    return any(
        _is_called(other, done) and not any(_is_called(way, done) for way in chosen)
        for said, done in _NAMES
        if said.search(request)
    )


def is_named(way: Sequence[str], request: str) -> bool:
    """Whether ``request`` says the usual word of ``way``."""
    return any(_is_called(way, done) and said.search(request) for said, done in _NAMES)


def _is_called(way: Sequence[str], done: Sequence[str]) -> bool:
    return any(part in step for step in way for part in done)
