"""Cases of every kind of check on presentations: the deed, doing nothing, near misses."""

from lamwright.applications.impress.checks import kinds as k
from lamwright.records.presentation import (
    PresentationState,
    ShapeState,
    SlideParagraph,
    SlideState,
    TextLook,
)


def shape(kind, *lines, box=(0.0, 0.0, 10.0, 10.0), **look):
    looked = TextLook(**look)
    paragraphs = tuple(SlideParagraph(text=line, look=looked) for line in lines)
    return ShapeState(kind=kind, paragraphs=paragraphs, box=box)


TITLE = shape("title", "Bees", bold=False)
LIST = shape("outline", "They fly", "They dance")
FIRST = SlideState(name="Opening", layout="Title Only", shapes=(shape("title", "Nature"),))
SECOND = SlideState(name="Bees", layout="Title, Content", shapes=(TITLE, LIST))


def deck(*shapes, before=(FIRST,), after=(), **facts):
    """The presentation with other objects on its second slide, other facts of it."""
    facts = {"shapes": shapes or SECOND.shapes, **facts}
    return PresentationState(slides=(*before, SECOND.model_copy(update=facts), *after))


BASE = deck()


def _look(asked, miss=None):
    wanted = k.ShapeFormatted(slide=2, shape=2, **asked)
    half = ShapeState(
        kind="outline",
        box=LIST.box,
        paragraphs=(
            SlideParagraph(text="They fly", look=TextLook(**asked)),
            SlideParagraph(text="They dance"),
        ),
    )
    misses = [deck(TITLE, half), deck(shape("title", "Bees", **asked), LIST)]
    if miss:
        misses.append(deck(TITLE, shape("outline", "They fly", "They dance", **miss)))
    return wanted, deck(TITLE, shape("outline", "They fly", "They dance", **asked)), misses


COPY = SECOND.model_copy(update={"name": "page3"})
NEW = SlideState(name="page3", layout="Title, Content", shapes=(shape("title"), shape("outline")))
CASES = [
    (
        k.ShapeText(slide=2, shape=2, lines=("They fly", "They sting")),
        deck(TITLE, shape("outline", "They fly", "They sting", "")),
        [deck(TITLE, shape("outline", "They sting", "They fly")), deck(TITLE)],
    ),
    _look({"bold": True}),
    _look({"italic": True}),
    _look({"underline": True}),
    _look({"size": 30.0}, {"size": 31.0}),
    _look({"font": "DejaVu Sans"}, {"font": "DejaVu Serif"}),
    _look({"alignment": "right"}, {"alignment": "center"}),
    (
        k.ShapeGone(slide=2, text="They fly\nThey dance"),
        deck(TITLE),
        [PresentationState(slides=(FIRST,))],
    ),
    (
        k.SlideTitles(titles=("Nature", "Bees", "")),
        deck(after=(NEW,)),
        [deck(before=(), after=(NEW,)), deck(before=(FIRST, NEW))],
    ),
    (k.SlideCopied(slide=2), deck(after=(COPY,)), [deck(after=(NEW,)), deck(after=(COPY, COPY))]),
    (
        k.SlideName(slide=2, name="Insects"),
        deck(name="Insects"),
        [deck(name="Insect"), deck(before=(FIRST.model_copy(update={"name": "Insects"}),))],
    ),
    (
        k.SlideLayout(slide=2, layout="Title Only"),
        deck(layout="Title Only"),
        [deck(layout="Centered Text")],
    ),
    (
        k.SlideBackground(slide=2, colour="#ffff00"),
        deck(background="#ffff00"),
        [deck(background="#ffff01")],
    ),
    (
        k.SlideHidden(slide=2, hidden=True),
        deck(hidden=True),
        [deck(before=(FIRST.model_copy(update={"hidden": True}),))],
    ),
    (k.SlideNotes(slide=2, text="Speak up"), deck(notes="Speak up"), [deck(notes="Speak")]),
    (
        k.SlideTransition(slide=2),
        deck(transition="barWipe"),
        [deck(before=(FIRST.model_copy(update={"transition": "fade"}),))],
    ),
    (
        k.SlideFooter(slides=(2,), text="Draft", number=True),
        deck(footer="Draft", number_shown=True),
        [deck(footer="Draft"), deck(number_shown=True), deck(footer="Drafts", number_shown=True)],
    ),
]
ALLOW = k.SlidesUnchangedExcept
BOLD = deck(shape("title", "Bees", bold=True), LIST)
MOVED = deck(shape("title", "Bees", box=(5.0, 0.0, 10.0, 10.0)), LIST)
FREE = [
    (ALLOW(), BASE),
    (ALLOW(), deck(shape("title", "Bees", box=(0.2, 0.0, 10.0, 10.0)), LIST)),
    (ALLOW(texts=("Bees/1",)), deck(shape("title", "Wasps"), LIST)),
    (ALLOW(texts=("Bees/2",)), deck(TITLE, shape("outline", "They fly", "They dance", "New"))),
    (ALLOW(looks=("Bees/1",)), BOLD),
    (ALLOW(looks=("Bees/1",)), MOVED),
    (ALLOW(shapes=("Bees",)), deck(TITLE)),
    (ALLOW(aspects=("hidden", "order")), deck(hidden=True)),
    (ALLOW(aspects=("order",)), PresentationState(slides=(SECOND, FIRST))),
    (ALLOW(added=1), deck(after=(NEW,))),
    (ALLOW(removed=("Opening",)), deck(before=())),
    (ALLOW(renamed=("Bees > Insects",)), deck(name="Insects")),
    (ALLOW(renamed=("Bees > Insects",)), BASE),
]
DAMAGE = [
    (ALLOW(), deck(shape("title", "Wasps"), LIST), "Wasps"),
    (ALLOW(texts=("Bees/1",)), deck(TITLE, shape("outline", "They fly")), "object 2"),
    (ALLOW(), BOLD, "bold"),
    (ALLOW(looks=("Bees/2",)), BOLD, "bold"),
    (ALLOW(), MOVED, "became"),
    (
        ALLOW(texts=("Bees/2",)),
        deck(TITLE, shape("outline", "They fly", "They dance", "New", italic=True)),
        "italic",
    ),
    (ALLOW(), deck(TITLE), "objects"),
    (ALLOW(shapes=("Opening",)), deck(TITLE), "objects"),
    (ALLOW(), deck(layout="Title Only"), "layout"),
    (ALLOW(), deck(notes="x"), "notes"),
    (ALLOW(), deck(background="#ffff00"), "background"),
    (ALLOW(), deck(hidden=True), "hidden"),
    (ALLOW(), deck(transition="fade"), "transition"),
    (ALLOW(), deck(footer="x"), "footer"),
    (ALLOW(), deck(after=(NEW,)), "new"),
    (ALLOW(), deck(before=()), "gone"),
    (ALLOW(), PresentationState(slides=(SECOND, FIRST)), "places"),
    (
        ALLOW(renamed=("Bees > Insects",)),
        deck(shape("title", "Ants"), LIST, name="Insects"),
        "Ants",
    ),
]
