"""Grammar of a first decision among what was found: known ways, things to select, values of the request.

A plan is one to three times something to select and a way to go on. Which of them, in which order and
with which values, is the model's choice; that each fits the other no longer has to be learnt.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations, product, zip_longest

from lamwright.codec import vocabulary as v
from lamwright.codec.found import parts_of, shown_selections, shown_ways
from lamwright.codec.lark import either, escaped, literal
from lamwright.codec.reply import render_reply
from lamwright.codec.said import texts_to_type
from lamwright.records.action import BaseAction, KeyboardInput
from lamwright.records.document_action import (
    SaveAs,
    SelectCells,
    SelectParagraph,
    SelectParagraphs,
    SelectTable,
    SelectText,
)
from lamwright.records.retrieved import RankedValue, RankedWay, Retrieved
from lamwright.records.trajectory import Decision

_OPEN = "…"
_SURE = -0.5
"""Logarithm of a share of 60 %."""
_MORE = 5
"""Further selections to which a way is applied."""
_INSERTS = ("Choose Table > Insert > Rows Above", "Choose Table > Insert > Rows Below")
_COLUMNS, _ROW = "ABCDEF", re.compile(r"\d+")
_CELLS = re.compile(r"Select cells? (\w+)(?: to (\w+))? of table (\d+)")
_TEXT = re.compile(r'Select the text "(.*)"(?: in paragraph (\d+))?', re.DOTALL)
_EVERY = re.compile(r'Select every "(.*)"', re.DOTALL)
_ALL_OF = re.compile(r"Select all of (.+)")
_TYPE = re.compile(r'Type "(.*)"', re.DOTALL)
_MOVES = re.compile(r"ENTER\}|DELETE|Insert|Delete|Move|Sort|Convert|Split|Merge")
"""Steps after which lines or cells have other numbers."""
_SAVE = re.compile(r'Save as "(.*)(\.\w+)"', re.DOTALL)


def selecting(worded: str) -> BaseAction | None:
    """The action that a wording of something to select means; None for another wording."""
    text, every, cells = _TEXT.fullmatch(worded), _EVERY.fullmatch(worded), _CELLS.fullmatch(worded)
    beside = _ALL_OF.fullmatch(worded)
    if text:
        return SelectText(text=text[1], place=f"paragraph {text[2]}" if text[2] else "")
    if beside:
        return SelectText(text="", place=beside[1])
    if every:
        return SelectText(text=every[1], every=True)
    if cells:
        return SelectCells(table=int(cells[3]), first=cells[1], last=cells[2] or "")
    numbers = [int(number) for number in re.findall(r"\d+", worded)]
    if worded.startswith("Select table ") and numbers:
        return SelectTable(number=numbers[0])
    if not worded.startswith("Select paragraph") or not numbers:
        return None
    if "," in worded or " and " in worded:
        return SelectParagraphs(indexes=tuple(sorted(set(numbers))))
    last = -1 if worded.endswith("the last") else numbers[-1]
    return SelectParagraph(start_index=numbers[0], end_index=last)


def guided_rules(
    request: str, found: Retrieved, ways_first: Sequence[Sequence[str]], texts: Iterable[str] = ()
) -> list[str]:
    """Lark lines of REPLY; ``ways_first``: alternatives of ACT for the first step of each way shown.

    ``texts`` are those of the document: what the request quotes and they do not hold is what is typed.

    They use TYPED, REQUEST, NUMBER, SIZE, INT, VALUE and COLOR_NAME of the reply's grammar.
    """
    steps = [_steps(way) for way in found.ways[: len(ways_first)]]
    worded = shown_selections(found)
    starts = {one: action for one in worded if one and (action := selecting(parts_of(one)[0]))}
    single = [action for one, action in starts.items() if len(parts_of(one)) == 1]
    named = [one for one in starts if len(parts_of(one)) == 1]
    later = dict.fromkeys([*named, *_of_new_rows(single, shown_ways(found))])
    chosen = either(literal(escaped(one)) for one in later)
    further = chosen if len(later) > 1 else ""
    whole = [f" {literal(v.NEXT)} ".join(way) for way in steps]
    lines = [
        f"SAID: {either(map(literal, map(escaped, texts_to_type(request, texts)))) or 'REQUEST'}",
        *(f"WAY_{number}: {way}" for number, way in enumerate(whole)),
    ]
    for number, way in enumerate(found.ways[: len(steps)]):
        is_once = any(step.startswith("Select ") for step in way.steps)
        again = f"{literal(v.NEXT)} ({further}) {literal(v.NEXT)} WAY_{number}"
        lines.append(
            f'AGAIN_{number}: ""'
            if is_once or not further
            else f"AGAIN_{number}: ({again}){{0,{_MORE}}}"
        )
    numbers = [number for number, first in enumerate(ways_first) if first or starts]
    begun: list[str] = []
    placed = _in_their_places(found.ways[: len(ways_first)], steps, ways_first)
    for first, *others in [] if placed else permutations(numbers):
        rest = " ".join(_unit(number, chosen) for number in others)
        if single:
            chosen_first = either(literal(act_of(action)) for action in single)
            begun.append(
                f"({chosen_first}) {literal(v.STATUS + v.CONTINUE)} WAY_{first} AGAIN_{first} {rest}"
                f" {literal(v.CLOSE)}"
            )
        begun += [
            f"{_begun(parts_of(one), first)} {rest} {literal(v.CLOSE)}"
            for one in starts
            if len(parts_of(one)) > 1
        ]
        acts = _filled_first(found.ways[first]) or ways_first[first]
        if ways_first[first] and ("" in worded or not starts):
            begun.append(_begun_by_a_way(steps[first], acts, rest))
    nothing = literal(v.NO_ACTION_THOUGHT + v.on_document("") + "}" + v.STATUS + v.FINISH)
    begun += placed
    is_done = bool(begun) and (found.is_clear or _is_sure(found))
    replies = [*map(_in_brackets, begun), *([] if is_done else [nothing])]
    lines.append(f"REPLY: {literal(v.OPEN)} ({either(replies)})")
    return lines


def _begun(parts: Sequence[str], way: int) -> str:
    """A reply that begins with something to select, or with each of several in turn, and a way."""
    action = selecting(parts[0])
    assert action is not None
    begun = f"{literal(act_of(action))} {literal(v.STATUS + v.CONTINUE)} WAY_{way}"
    return begun + "".join(_again(part, way) for part in parts[1:])


def _again(part: str, way: int) -> str:
    return f" {literal(v.NEXT)} {literal(escaped(part))} {literal(v.NEXT)} WAY_{way}"


def _in_their_places(
    ways: Sequence[RankedWay], steps: Sequence[Sequence[str]], ways_first: Sequence[Sequence[str]]
) -> list[str]:
    """Replies that do several ways, each to its own place; what moves lines comes last. Empty: places are not known."""
    known = [way.place.selection for way in ways if way.place is not None]
    if not len(ways) == len(known) > 1:
        return []
    replies = []
    for first, *others in permutations(range(len(ways))):
        moving = [any(_MOVES.search(step) for step in ways[n].steps) for n in (first, *others)]
        if moving != sorted(moving):
            continue
        rest = ""
        for before, number in pairwise((first, *others)):
            parts = parts_of(known[number])
            if len(parts) == 1 and known[number] in {known[before], ""}:
                rest += f" {literal(v.NEXT)} WAY_{number}"
            else:
                rest += "".join(_again(part, number) for part in parts)
        if known[first]:
            replies.append(f"{_begun(parts_of(known[first]), first)}{rest} {literal(v.CLOSE)}")
        elif ways_first[first]:
            acts = _filled_first(ways[first]) or ways_first[first]
            replies.append(_begun_by_a_way(steps[first], acts, rest))
    return replies


def _is_sure(found: Retrieved) -> bool:
    """Whether one way and one thing to select hold most of the belief: then something is done."""
    first = found.selections[:1]
    return bool(first) and first[0].score > _SURE and found.ways[0].score > 0


def _filled_first(way: RankedWay) -> list[str]:
    """Actions that begin a way with a value found for it: text that is typed, a file's name; empty for others."""
    values = [one.value for one in way.values[0]] if way.values else []
    before, is_open, after = way.steps[0].partition(_OPEN)
    if not is_open or _OPEN in after:
        return []
    filled = [before + value + after for value in values]
    typed = [_TYPE.fullmatch(step) for step in filled]
    saved = [_SAVE.fullmatch(step) for step in filled]
    actions: list[BaseAction] = [KeyboardInput(keys=found[1]) for found in typed if found]
    actions += [SaveAs(file_name=found[1], file_ext=found[2]) for found in saved if found]
    return [literal(act_of(action)) for action in actions]


def _of_new_rows(selections: Iterable[BaseAction], ways: Iterable[Sequence[str]]) -> Iterable[str]:
    """Cells of the row that one of ``ways`` inserts beside one of ``selections``: they are filled next."""
    steps = {step for way in ways for step in way}
    rows = [
        (one.table, int(number[0]) + below)
        for below, inserts in enumerate(_INSERTS)
        for one in selections
        if inserts in steps and isinstance(one, SelectCells) and (number := _ROW.search(one.first))
    ]
    for (table, row), column in product(rows, _COLUMNS):
        yield SelectCells(table=table, first=f"{column}{row}").describe()


def without_repeats(steps: Sequence[str]) -> list[str]:
    """The steps of a plan, each part once: what is selected, and what is done with it."""
    parts: list[list[str]] = []
    for step in steps:
        if step.startswith("Select ") or not parts:
            parts.append([])
        parts[-1].append(step)
    once = [part for place, part in enumerate(parts) if part not in parts[:place]]
    return [step for part in once for step in part]


def _unit(number: int, chosen: str) -> str:
    """A further part of a plan: something to select, where it need be, and a way."""
    select = f"(({chosen}) {literal(v.NEXT)})? " if chosen else ""
    return f"{literal(v.NEXT)} {select}WAY_{number} AGAIN_{number}"


def _begun_by_a_way(steps: Sequence[str], first: Sequence[str], rest: str) -> str:
    """A reply that selects nothing first."""
    going_on = f" {literal(v.NEXT)} ".join(steps[1:])
    if going_on or rest:
        joined = f"{going_on} {rest}" if going_on else rest.removeprefix(literal(v.NEXT))
        return f"({either(first)}) {literal(v.STATUS + v.CONTINUE)} {joined} {literal(v.CLOSE)}"
    return f"({either(first)}) {literal(v.STATUS + v.FINISH)}"


def _in_brackets(alternative: str) -> str:
    return f"({alternative})"


def act_of(action: BaseAction) -> str:
    """Thought, function and arguments of a reply, as text."""
    reply = render_reply(Decision(action=action, status="FINISH"))
    return reply.removeprefix(v.OPEN).partition(v.STATUS)[0]


def _steps(way: RankedWay) -> list[str]:
    """The steps of a way; an open value is one of those found for it, else a terminal."""
    values = iter(way.values)
    return [_step(step, [next(values, ()) for _ in range(step.count(_OPEN))]) for step in way.steps]


def _step(step: str, values: Sequence[Sequence[RankedValue]]) -> str:
    if _OPEN not in step:
        return literal(escaped(step))
    if all(values):
        if step.startswith("Set the font to"):
            step = step.replace(_OPEN, f'"{_OPEN}"')
        parts = [literal(escaped(part)) if part else "" for part in step.split(_OPEN)]
        filled = [f"({either(literal(escaped(one.value)) for one in found)})" for found in values]
        return " ".join(part for pair in zip_longest(parts, filled) for part in pair if part)
    if step.startswith("Set the font to"):  # one that nobody knows
        return (
            f"{literal('Set the font to ' + chr(92) + chr(34))} VALUE {literal(chr(92) + chr(34))}"
        )
    if step.startswith("Set the font size"):
        return f"{literal('Set the font size ')} SIZE"
    if " color to " in step:
        before = step.partition(_OPEN)[0]
        return f"{literal(escaped(before) + chr(92) + chr(34))} COLOR_NAME {literal(chr(92) + chr(34))}"
    parts = [literal(escaped(part)) if part else "" for part in step.split(_OPEN)]
    value = (
        "SAID" if step.startswith("Type ") else "INT" if step.startswith("Insert a ") else "VALUE"
    )
    value = "REQUEST" if step.startswith("Save as") else value
    return f" {value} ".join(parts).strip()


def first_of(ways: Iterable[Sequence[str]]) -> list[str]:
    """What the first step of each way begins with, up to its open value, as a reply holds it."""
    return [escaped(way[0].partition(_OPEN)[0]) for way in ways]
