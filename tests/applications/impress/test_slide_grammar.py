"""Every step of a reference solution is a reply that constrained decoding can write, and is read back."""

import llguidance
import pytest
from replies import states_and_replies

from lamwright.applications.impress.application import Impress
from lamwright.applications.impress.canvas import canvas_lines
from lamwright.applications.impress.dialect import SlideDialect
from lamwright.applications.impress.templates import write_templates
from lamwright.codec.grammar import reply_grammar
from lamwright.codec.relevance import Wanted
from lamwright.codec.reply import parse_reply
from lamwright.documents.slides import read_presentation
from lamwright.instantiate.instantiate import instantiate
from lamwright.records.canvas import CanvasShape, CanvasSlide, SlidesCanvas


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    write_templates(folder, seed=0)
    return folder


def canvas(path):
    slides = tuple(
        CanvasSlide(
            number=number,
            name=slide.name,
            shapes=tuple(
                CanvasShape(number=n, kind=shape.kind, text=shape.text)
                for n, shape in enumerate(slide.shapes, 1)
            ),
        )
        for number, slide in enumerate(read_presentation(path).slides, 1)
    )
    return SlidesCanvas(slides=slides, current_slide=1)


def test_the_grammar_holds_every_reference_step_and_it_is_read_back(templates):
    found = instantiate(Impress().catalogue(), templates, count=90, split="train", seed=9)
    tokenizer = llguidance.LLTokenizer("byte")
    for task in found.tasks:
        for state, reply, action in states_and_replies(task, canvas(templates / task.template)):
            matcher = llguidance.LLMatcher(tokenizer, reply_grammar(state, SlideDialect()))
            tokens = tokenizer.tokenize_str(reply)
            taken = matcher.validate_tokens(tokens)
            assert taken == len(tokens), (task.request, reply[:taken], reply[taken:])
            assert parse_reply(reply).action == action


def test_slides_are_shown_by_their_titles_and_the_one_that_matters_with_its_objects(templates):
    seen = canvas(templates / "training-a.odp")
    wanted = Wanted(['Make the title of the slide titled "Three rules" bold'])
    lines = canvas_lines(seen, wanted, limit=12, words=7)
    assert lines[0] == "slide 1 Opening shown"
    assert "slide 3 Rules" in lines
    assert lines[lines.index("slide 3 Rules") + 1] == "1 title: Three rules"
    assert "slide 5 Contacts: Whom to ask" in lines
    assert len(lines) <= 14
