"""The address blocks at the top of a letter: ``my address to the right``, ``the customer's address block smaller``."""

import re
from collections.abc import Iterator, Sequence

from lamwright.codec.found import paragraphs_selection
from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.paragraphs import Reading

_BLOCK = re.compile(
    r"(?<!\bin )\b(?P<whose>my|our|own|sender['’]?s?|their|addressee['’]?s?|recipient['’]?s?|customer['’]?s?"
    r"|the [\w-]+['’]s|[\w-]+['’]s|school|club|shop|firm|company)(?: own| whole| full)? "
    r"(?:address(?: blocks?| lines)?|letterhead|block)\b",
    re.IGNORECASE,
)
_SENDERS = re.compile(
    r"my|our|own|sender['’]?s?|school(?:['’]s)?|the school['’]s|club|shop|firm|company",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:e-?mail|mail|web|link|postcode|street|first line|second line|last line|line with|only|just|word|number"
    r"|except|but|without|change|moved|wrong|instead|should (?:be \d|read|say)|new|add|write|put in|spel\w*|correct"
    r"|comma|(?:contact|phone)s? lines?|and (?:the )?(?:date|phone|contact)\w*|incl\w*|from"
    r"|below|under|after|above|before)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]{2} \d{5}\b")
_LEAST = 2
_SURE = 6.0


def address_blocks(reading: Reading) -> Iterator[tuple[str, float]]:
    """The block that the request names, all of it, with what that adds to the logarithm of its share."""
    found = _BLOCK.search(reading.request)
    if not found or _PART.search(reading.request):
        return
    blocks = _blocks(reading.structure)
    place = 0 if _SENDERS.fullmatch(found["whose"]) else 1
    if len(blocks) > place and len(blocks[place]) >= _LEAST:
        yield paragraphs_selection([line.index for line in blocks[place]]), _SURE


def _blocks(structure: Structure) -> list[list[Line]]:
    """Runs of lines above the greeting, without dates, a subject and what stands alone below them."""
    greetings = structure.role("greeting")
    blocks: list[list[Line]] = [[]]
    for line in structure.lines[: greetings[0].index - 1] if greetings else ():
        is_of_it = line.kind in {"body", "title"} or _ENDS.search(line.text)
        if not is_of_it or line.roles & {"date", "subject"}:
            blocks.append([])
        else:
            if blocks[-1] and _begins(line, blocks[-1]):
                blocks.append([])
            blocks[-1].append(line)
    return [block for block in blocks if block]


def _begins(line: Line, above: Sequence[Line]) -> bool:
    """Whether another address begins here: somebody's name below a postcode or what else ends one."""
    is_over = any(_ENDS.search(one.text) for one in above)
    return is_over and "contact" not in line.roles
