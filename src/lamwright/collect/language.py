"""Whether a text is English."""

import re

import py3langid

from lamwright.collect.words import word_set

_WORD = re.compile(r"[A-Za-z]+")
_ENGLISH = word_set(
    "the a an to of in on and or for with from by as at into is it your you text choose click select "
    "insert open page document table format paragraph tools edit view set type press file"
)


def is_english(text: str) -> bool:
    """Mostly Latin letters, and English by its common words or by the language model.

    Commands are short and full of names, so a text with a common English word in four counts as
    English without asking; below one in twelve it never does.
    """
    letters = [char for char in text if char.isalpha()]
    if not letters or sum(char.isascii() for char in letters) < 0.9 * len(letters):
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    common = sum(word in _ENGLISH for word in words)
    if common * 4 >= len(words):
        return True
    return common * 12 >= len(words) and py3langid.classify(text)[0] == "en"
