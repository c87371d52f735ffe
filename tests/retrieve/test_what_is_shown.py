"""What the prompt of a first decision shows of what validation requests need."""

import random
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from base_model.screens import recorded_screens
from lamwright.applications.writer.application import Writer
from lamwright.codec import vocabulary as v
from lamwright.models.minilm import wheel_folder
from lamwright.records.trajectory import State
from lamwright.retrieve.selection_words import lines_of
from retriever.handwritten import Request, needed_paragraphs, read_requests
from retriever.operations import controls_for

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
DRAWN, LEAST = 100, 0.97
SETS = files("lamwright.applications.writer.handwritten") / "data" / "validation"


@pytest.fixture(scope="module")
def prompts() -> list[tuple[Request, str]]:
    """Validation requests, drawn at random, and their prompts."""
    if wheel_folder() is None:
        pytest.skip("the sentence encoder is not installed")
    found = [one for name in ("mixed", "daily") for one in read_requests(Path(str(SETS)) / name)]
    random.Random(1).shuffle(found)
    drawn = sorted(found[:DRAWN], key=lambda request: (request.by, request.document))
    codec = Writer().codec("found")
    screens = recorded_screens()
    shown = []
    for request in drawn:
        screen = screens.main.observation(request.canvas)
        state = State(
            request=request.text, application="writer", observation=screen, menu=screens.menu
        )
        shown.append((request, codec.render_state(state)))
    return shown


def between(prompt: str, mark: str, after: str) -> list[str]:
    return prompt.split(mark)[1].split(after)[0].splitlines()


def paragraphs(prompt: str, count: int) -> Iterator[int]:
    for line in between(prompt, v.CANVAS, v.CONTROLS):
        if number := re.match(r"\d+", line):
            yield int(number[0])
    for line in between(prompt, v.TASK, v.REPLY):
        if line.startswith("Select paragraph"):
            yield from lines_of(line, count)


def parts(prompts) -> Iterator[tuple[Request, str, dict[str, object]]]:
    for request, prompt in prompts:
        for part in request.parts:
            yield request, prompt, part


def test_the_needed_control_is_shown(prompts) -> None:
    needed, missed = 0, []
    for request, prompt, part in parts(prompts):
        shown = "\n".join(between(prompt, v.CONTROLS, v.TASK))
        names = controls_for(part)
        needed += bool(names)
        if names and not any(f'"{name}"' in shown for name in names):
            missed.append(request.text)
    assert needed > DRAWN * 0.8
    assert len(missed) <= (1 - LEAST) * needed, missed


def test_the_needed_paragraphs_are_shown(prompts) -> None:
    needed, missed = 0, []
    for request, prompt in prompts:
        targets = (part["target"] for part in request.parts)
        meant = {one for target in targets for one in needed_paragraphs(target, request.canvas)}
        needed += bool(meant)
        if gone := meant - set(paragraphs(prompt, len(request.canvas.paragraphs))):
            missed.append((request.text, sorted(gone)))
    assert needed > DRAWN * 0.6
    assert len(missed) <= (1 - LEAST) * needed, missed
