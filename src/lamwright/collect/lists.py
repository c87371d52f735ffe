"""Procedures in lists: numbered ones, bullets that are done one after the other, 'Step 1' headings."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lamwright.collect.blocks import Block
from lamwright.collect.instructions import is_imperative
from lamwright.collect.procedure import Procedure
from lamwright.collect.steps import Steps, steps_of
from lamwright.collect.wording import readable

STAGE = re.compile(r"(?i)step (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b[\s:.)–-]*")
_ALTERNATIVES = re.compile(
    r"(?i)\b(?:one of|either|any of|some of|ways?|methods?|options?|alternative(?:ly|s)?|choices?|possibilit|tips?|"
    r"you can|may|might|prerequisites?|requirements?|before you|shortcuts?|keys|notes?|features?|examples?|"
    r"known issues|see also|depending|troubleshoot\w*|problems?|recommend\w*|suggest\w*|things)\b"
)
_NAMES = re.compile(r'"[^"]+"| > |\b(?:Ctrl|Alt|Shift)\+|\bF\d+\b')
_WAYS = re.compile(
    r"(?i)\b(?:any|one|either) of (?:the following|these|two|three|several)\b|"
    r"\b(?:two|three|four|several|different|following) (?:ways|methods)\b"
)
_NO_PURPOSE = re.compile(
    r"following|steps|\b(?:do|use|enable|run|set|access|open) (?:this|that|it|so)\b"
)
_NO_TITLE = re.compile(
    r"(?i)(?:the )?(?:procedures?|steps?|instructions?|solution|method|usage|how to|overview|process|walkthrough|task)"
)
_CASE = re.compile(r"(?i)(?:to|if|for|when|on|use|with) ")
_MOST_BULLETS = 12


def listed(blocks: Sequence[Block]) -> Iterator[Procedure]:
    """The procedures of all lists, in the order of the page."""
    staged = _Stages()
    title, heading, intro = "", "", ""
    pending: Procedure | None = None
    for block in blocks:
        yield from staged.ended_by(block)
        if block.kind == "heading":
            title, heading, intro = title or readable(block.text), readable(block.text), ""
        elif staged.takes(block) or block.role:
            continue
        elif block.kind == "paragraph":
            intro = readable(block.text)
        elif block.kind == "bullets":
            yield from _bullets(block, heading, intro)
        elif block.start > 1 and pending and pending.heading == heading:
            pending = _joined(pending, block.items)
        else:
            yield from [pending] if pending else []
            items = block.items[:1] if _WAYS.search(intro) else block.items
            pending = _joined(_empty(heading, _purpose(heading, intro, title)), items)
    yield from [pending] if pending else []
    yield from staged.rest()


def _empty(heading: str, purpose: str) -> Procedure:
    return Procedure("numbered", purpose, heading, ())


def _joined(procedure: Procedure, items: Iterable[str]) -> Procedure:
    """``procedure`` with the steps of ``items`` after its own."""
    found = [steps_of(item) for item in items]
    steps = tuple(step for each in found for step in each.steps)
    lost = next((each.lost for each in found if each.lost), "")
    return procedure._replace(steps=procedure.steps + steps, lost=procedure.lost or lost)


def _purpose(heading: str, intro: str, title: str) -> str:
    """What a list is for: its introduction ('To do X:'), else its heading, else the page title."""
    match = re.match(r"(To [a-z][^.:,]{8,120}?)(?:, (?:do|follow|use|proceed)\b.*)?[:.]$", intro)
    if match and not _NO_PURPOSE.search(match.group(1)):
        return match.group(1)
    return title if _NO_TITLE.fullmatch(heading) else heading or title


def _bullets(block: Block, heading: str, intro: str) -> Iterator[Procedure]:
    """Bullets that are steps: each is an instruction, and none is another way or case."""
    texts = [readable(item) for item in block.items]
    if not 1 < len(texts) <= _MOST_BULLETS or _ALTERNATIVES.search(f"{heading}. {intro}"):
        return
    if not all(is_imperative(text) and not _CASE.match(text) for text in texts):
        return
    if sum(" > " in text.split(". ")[0] for text in texts) > 1:
        return
    if 2 * sum(bool(_NAMES.search(text)) for text in texts) < len(texts):
        return
    named = [set(re.findall(r'"([^"]+)"|([\w ]+)(?=[.,]|$)', text)) for text in texts]
    if set.intersection(*named):
        return
    found = _joined(Procedure("bullets", _purpose(heading, intro, ""), heading, ()), block.items)
    if found.steps and not found.lost:
        yield found


class _Stages:
    """Collects what stands below 'Step 1', 'Step 2', ...: one procedure of the heading above them."""

    def __init__(self) -> None:
        self._above = ""
        self._level = 0
        self._title = ""
        self._inside: list[Steps] = []
        self._stages: list[Steps] = []

    def ended_by(self, block: Block) -> Iterator[Procedure]:
        """Take a heading in; what it ends is yielded."""
        if block.kind != "heading":
            return
        stage = STAGE.match(block.text)
        self._close_stage()
        if not stage and self._level and block.level > self._level:
            return
        if not stage:
            yield from self.rest()
            self._above, self._level = readable(block.text), 0
            return
        self._level = block.level
        self._title = readable(block.text[stage.end() :])

    def takes(self, block: Block) -> bool:
        """Whether ``block`` stands below a stage; its steps are then taken."""
        if not self._level:
            return False
        if block.kind == "steps":
            self._inside += [steps_of(item) for item in block.items]
        elif block.kind == "paragraph" and not block.role:
            self._inside.append(Steps(steps_of(block.text).steps))
        return True

    def rest(self) -> Iterator[Procedure]:
        """The procedure that has been collected, if any."""
        self._close_stage()
        stages, self._stages, self._level = self._stages, [], 0
        if len(stages) > 1:
            steps = tuple(step for each in stages for step in each.steps)
            lost = next((each.lost for each in stages if each.lost), "")
            yield Procedure("numbered", self._above, self._above, steps, lost)

    def _close_stage(self) -> None:
        """The steps below a stage's heading, or the heading's own when there are none."""
        if not self._level:
            return
        inside, self._inside = self._inside, []
        steps = tuple(step for each in inside for step in each.steps)
        lost = next((each.lost for each in inside if each.lost), "")
        if steps or lost:
            self._stages.append(Steps(steps, lost))
        elif self._title:
            self._stages.append(steps_of(self._title))
            self._title = ""
