"""Canvases by kind, and observations dumped before there were kinds."""

import json

import pytest
from pydantic import ValidationError

from lamwright.records.canvas import (
    CanvasParagraph,
    CanvasSheet,
    CanvasSlide,
    PageCanvas,
    SheetCanvas,
    SlidesCanvas,
    TextCanvas,
    as_text,
)
from lamwright.records.observation import Observation

BEFORE = {
    "paragraphs": [],
    "tables": [],
    "selection": "",
    "cursor_paragraph": 0,
    "page_style": "",
    "page": None,
    "truncated": 0,
    "sheets": [],
    "current_sheet": 0,
    "cursor_cell": "",
    "slides": [],
    "current_slide": 0,
}
SHEET = {"number": 1, "name": "Costs", "rows": 0, "columns": 0, "cells": [], "truncated": 0}
SLIDE = {"number": 1, "name": "Start", "shapes": [], "truncated": 0}
PARAGRAPH = {"index": 1, "style": "Title", "text": "Dear Ada,"}


@pytest.mark.parametrize(
    ("held", "canvas"),
    [
        ({}, TextCanvas()),
        (
            {"paragraphs": [PARAGRAPH], "selection": "Ada"},
            TextCanvas(
                paragraphs=(CanvasParagraph(index=1, style="Title", text="Dear Ada,"),),
                selection="Ada",
            ),
        ),
        (
            {"sheets": [SHEET], "cursor_cell": "B2"},
            SheetCanvas(sheets=(CanvasSheet(number=1, name="Costs"),), cursor_cell="B2"),
        ),
        (
            {"slides": [SLIDE], "current_slide": 1},
            SlidesCanvas(slides=(CanvasSlide(number=1, name="Start"),), current_slide=1),
        ),
    ],
)
def test_a_dump_made_before_there_were_kinds_is_read(held, canvas):
    dumped = {"controls": [], "window": "letter.odt", "canvas": BEFORE | held}
    assert Observation.model_validate_json(json.dumps(dumped)).canvas == canvas


@pytest.mark.parametrize(
    "canvas",
    [TextCanvas(), SheetCanvas(cursor_cell="A1"), SlidesCanvas(truncated=1), PageCanvas(title="x")],
)
def test_every_kind_goes_there_and_back(canvas):
    seen = Observation(controls=(), canvas=canvas)
    assert Observation.model_validate_json(seen.model_dump_json()) == seen
    assert as_text(canvas) == TextCanvas()


def test_what_another_kind_holds_is_refused():
    with pytest.raises(ValidationError):
        TextCanvas.model_validate({"sheets": [SHEET]})
    with pytest.raises(ValidationError):
        Observation.model_validate({"controls": (), "canvas": {"kind": "text", "slides": []}})
