"""References by the role of a line, and by kind: 'the greeting', 'all headings', 'whatever is bold'."""

import re
from collections.abc import Callable, Iterator, Sequence

from lamwright.records.retrieved import Means, Target
from lamwright.retrieve.document.structure import Line, Structure

Find = Callable[[Structure], Sequence[Line]]


def _role(name: str) -> Find:
    return lambda structure: structure.role(name)


def _first(find: Find) -> Find:
    return lambda structure: find(structure)[:1]


def _title(structure: Structure) -> Sequence[Line]:
    return structure.of("title") or structure.of("heading")[:1] or structure.filled[:1]


def _subtitle(structure: Structure) -> Sequence[Line]:
    titles = structure.of("title")
    below = [line for line in structure.filled if titles and line.index > titles[0].index]
    return structure.of("subtitle") or below[:1]


def _subject(structure: Structure) -> Sequence[Line]:
    """The line that says so, or the last one before the greeting that is neither a date nor an address."""
    found, greetings = structure.role("subject"), structure.role("greeting")
    before = [line for line in structure.filled if greetings and line.index < greetings[0].index]
    own = [line for line in before[-1:] if not line.roles & {"date", "contact"}]
    return found or (own if len(before) > 1 else [])


def _plain(structure: Structure) -> Sequence[Line]:
    return [line for line in structure.of("body") if not line.roles & {"signature", "closing"}]


def _looking(look: str) -> Find:
    def find(structure: Structure) -> Sequence[Line]:
        return [
            line
            for line in structure.filled
            if any(look in attribute for run in line.paragraph.runs for attribute in run.attributes)
            or any(look in attribute for attribute in line.paragraph.attributes)
        ]

    return find


_ROLES: tuple[tuple[str, Find, float], ...] = (
    (
        r"(?<!sub )(?<!sub-)\btitle\b(?! page)|\b(?:big|top|main) heading\b|\bheadline\b"
        r"|\bname of the (?:document|report|event)\b",
        _title,
        0.85,
    ),
    (r"\bsub[- ]?title\b|line (?:under|below|beneath) the (?:title|heading)", _subtitle, 0.8),
    (r"\bgreeting\b|\bsalutation\b|\bdear \w+|the hello\b|line with dear", _role("greeting"), 0.9),
    (
        r"\bclosing (?:line|formula|words)\b|\bsign-?off\b|kind regards|yours \w+|the goodbye|\bregards\b|the closing",
        _role("closing"),
        0.85,
    ),
    (
        r"\bsignature\b|\bsigned\b|(?:my|her|his) name (?:at|under|below|in) the|"
        r"name at the (?:bottom|end)|\bsigner\b|signing line",
        _role("signature"),
        0.8,
    ),
    (
        r"\bdate (?:line|of the letter|at the top|up)\b|\bthe date\b|\bdateline\b|\bdated?\b",
        _first(_role("date")),
        0.7,
    ),
    (r"\bsubject\b|\bre:? line\b|\breference line\b", _subject, 0.85),
    (r"\bpostscript\b|\bp\.?s\.?\b", _role("postscript"), 0.9),
    (r"\benclosures?\b|\battachments?\b|what's enclosed", _role("enclosure"), 0.85),
    (r"\bcopy list\b|\bcc\b|\bcopies\b|\bdistribution\b", _role("copies"), 0.85),
    (
        r"\bphone\b|\be-?mail\b|\bcontact\b|\btelephone\b|\bnumber to call\b|\bweb(?:site| address)\b",
        _role("contact"),
        0.5,
    ),
    (
        r"\bsender\b|\baddress(?:ee)?\b|\bcompany name\b|\bletterhead\b|\bfirm's name\b|\bour name\b",
        _role("head"),
        0.45,
    ),
    (
        r"\bintro(?:duction)?\b|\bopening (?:paragraph|sentence|line)\b|\blead(?:-in)?\b",
        _role("intro"),
        0.7,
    ),
    (
        r"\bconclusion\b|\bclosing (?:paragraph|sentence|remark)\b|\bwrap-up\b",
        _role("conclusion"),
        0.65,
    ),
    (
        r"\b(?:very )?top line\b|\bat the (?:very )?top\b|\btop of the (?:page|document|"
        r"letter)\b|\bfirst (?:thing|word)\b|\bup there\b",
        _role("top"),
        0.5,
    ),
    (
        r"\bbottom line\b|\bat the (?:very )?(?:bottom|end)\b|\bvery end\b|\blast (?:thing|"
        r"word)\b|\bfoot\b|small print",
        _role("bottom"),
        0.45,
    ),
)
_KINDS: tuple[tuple[str, Find, float], ...] = (
    (
        r"\b(?:all|every|each|both|the)(?: \w+){0,3} (?:sub-?)?head(?:ing|er|line)s?\b|"
        r"\bsection titles\b|\bheadings\b|\b(?:small|little) headings\b|\bchapter (?:titles|"
        r"names)\b",
        lambda s: s.headings,
        0.8,
    ),
    (
        r"\b(?:all|every|each|the)(?: \w+){0,3} (?:bullets?|bullet points?|list items?|points|"
        r"items|entries)\b|\bbullets\b|\bwhole list\b|\bthe list\b",
        lambda s: s.of("item"),
        0.6,
    ),
    (
        r"\bbody (?:text|paragraphs?)?\b|\brunning text\b|\bordinary (?:text|paragraphs)\b|"
        r"\bnormal paragraphs\b|\ball paragraphs\b|\bjustify\b",
        _plain,
        0.55,
    ),
    (
        r"(?:in|is|are|the|everything|anything|whatever) italics?\b|\bslanted\b|\bitalics? (?:off|from|words|line)",
        _looking("italic"),
        0.6,
    ),
    (
        r"(?:in|is|are|everything|anything|whatever) bold\b|\bbold (?:words|lines|bits|ones?|one-liners)",
        _looking("bold"),
        0.55,
    ),
    (r"\bunderlin(?:ed|ing)\b|\bline (?:under|below|beneath)", _looking("underline"), 0.5),
    (r"\byellow\b|\bhighlight(?:ed|ing)?\b|\bmarker\b", _looking("background"), 0.55),
    (r"\bcrossed out\b|\bstruck\b|\bline through\b|\bstrike", _looking("strike"), 0.6),
    (r"\bred\b", _looking("ff0000"), 0.5),
    (r"\bgr[ae]y\b", _looking("808080"), 0.4),
)
_WHOLE = re.compile(
    r"\b(?:whole|entire|complete|full) (?:thing|document|text|letter|file|report|paper)\b|"
    r"\ball (?:of )?(?:the|my|this) text\b|\beverything\b(?! (?:under|below|in|from|after|"
    r"about))"
    r"|\bthroughout\b|\beverywhere\b|\ball of it\b|\bthe document\b|\bpages?\b|"
    r"\bmargins?\b|\bwatermark\b|\bfrom top to bottom\b"
)


def by_role(request: str, structure: Structure) -> Iterator[Target]:
    """Lines that play the named part, and all lines of a named kind."""
    lowered = request.lower()
    for means, table in (("role", _ROLES), ("kind", _KINDS)):
        for pattern, find, sureness in table:
            match = re.search(pattern, lowered)
            lines = find(structure) if match else ()
            if match and lines:
                yield _target("role" if means == "role" else "kind", match[0], lines, sureness)
    whole = _WHOLE.search(lowered)
    if whole:
        yield Target(means="whole", words=whole[0], score=0.6)


def _target(means: Means, words: str, lines: Sequence[Line], score: float) -> Target:
    return Target(
        means=means, words=words, paragraphs=tuple(line.index for line in lines), score=score
    )
