"""Templates for presentations: talks, trainings, reports of a project, and the like."""

from dataclasses import dataclass

from lamwright.applications.drawing import Draw
from lamwright.documents.odp import OdpSlide


@dataclass(frozen=True)
class Template:
    """One presentation to be: what it is about in one line, and its slides."""

    description: str
    slides: tuple[OdpSlide, ...]


def _opening(title: str, *lines: str) -> OdpSlide:
    return OdpSlide("Opening", title, lines, "title")


def _slide(name: str, title: str, *lines: str, notes: str = "", box: str = "") -> OdpSlide:
    return OdpSlide(name, title, lines, notes=notes, box=box)


def _closing(title: str) -> OdpSlide:
    return OdpSlide("Closing", title, layout="only")


def talk(draw: Draw) -> Template:
    """A talk at a conference."""
    subject = draw.line("Bees in the city", "Rivers and floods")
    speaker, city = draw.person(), draw.city()
    return Template(
        f"Conference talk: {subject.lower()}",
        (
            _opening(subject, speaker, f"{city}, {draw.month()}"),
            _slide(
                "Question",
                draw.line("What do bees need?", "Why do rivers rise?"),
                draw.line("Flowers from spring to autumn", "Rain that falls on frozen soil"),
                draw.line("Water in summer", "Straight river beds"),
                draw.line("A dry place to nest", "Lost meadows along the banks"),
                notes=draw.line("Ask who keeps bees", "Show the map of the valley"),
            ),
            _slide(
                "Method",
                "How we measured",
                f"{draw.number(12, 60)} stations near {draw.city()}",
                f"Counted every day for {draw.number(3, 12)} months",
                "Checked twice by volunteers",
            ),
            _slide(
                "Results",
                "What we found",
                f"An increase of {draw.number(5, 40)} percent",
                "Large differences between districts",
                "No effect of the weekday",
                box="Figures are preliminary",
            ),
            _closing("Thank you for listening"),
        ),
    )


def training(draw: Draw) -> Template:
    """A training for colleagues."""
    subject = draw.line("First aid at work", "Safe passwords")
    return Template(
        f"Training: {subject.lower()}",
        (
            _opening(subject, f"Training at {draw.company()}"),
            _slide(
                "Goals",
                "Goals of today",
                draw.line("Recognize an emergency", "Recognize a weak password"),
                draw.line("Call for help quickly", "Use a password manager"),
                draw.line("Practice the recovery position", "Set up a second factor"),
            ),
            _slide(
                "Rules",
                "Three rules",
                "Stay calm",
                draw.line("Protect yourself first", "Never share it by mail"),
                "Ask when in doubt",
                notes="Give everyone a card with the rules",
            ),
            _slide(
                "Exercise",
                "Exercise in pairs",
                f"Take {draw.number(5, 20)} minutes",
                "Change roles once",
                "Report what was difficult",
            ),
            _slide("Contacts", "Whom to ask", draw.person(), draw.person()),
        ),
    )


def status(draw: Draw) -> Template:
    """The status of a project."""
    name = draw.line("New warehouse", "Web shop")
    return Template(
        f"Status report of the project {name}",
        (
            _opening(f"{name}: status", draw.person(), draw.day()),
            _slide(
                "Done",
                "Done since last month",
                draw.line("The ground is prepared", "The catalog is complete"),
                draw.line("Permits have arrived", "Payment by card works"),
                f"{draw.number(3, 9)} of {draw.number(10, 14)} contracts are signed",
            ),
            _slide(
                "Risks",
                "Risks we see",
                draw.line("Steel is late", "Tests take longer"),
                "Two people are on leave",
                notes="The board wants to hear about the first one",
            ),
            _slide(
                "Costs",
                "Costs so far",
                f"Spent: {draw.number(100, 400)} thousand",
                f"Planned: {draw.number(410, 700)} thousand",
                box="Without taxes",
            ),
            _slide("Next", "Next steps", "Order the doors", "Hire a night guard"),
        ),
    )


def product(draw: Draw) -> Template:
    """A product for customers."""
    thing = draw.line("The folding bicycle", "The quiet heater")
    return Template(
        f"Product presentation: {thing.lower()}",
        (
            _opening(thing, draw.company()),
            _slide(
                "Benefits",
                "Why people like it",
                draw.line("Fits under every desk", "You do not hear it"),
                draw.line("Ready in ten seconds", "Warm in two minutes"),
                "Made to be repaired",
            ),
            _slide(
                "Prices",
                "What it costs",
                f"Basic model: {draw.number(200, 500)} dollars",
                f"Large model: {draw.number(510, 900)} dollars",
            ),
            _slide("Offer", "Our offer", "Try it for two weeks", "Free delivery", box="Until May"),
            _closing("Any questions?"),
        ),
    )


def travel(draw: Draw) -> Template:
    """A report of a journey."""
    city = draw.city()
    return Template(
        f"Slides of a journey to {city}",
        (
            _opening(f"A week in {city}", draw.person()),
            _slide("Journey", "Getting there", "By night train", "With two changes"),
            _slide(
                "Sights",
                "What we saw",
                draw.line("The old harbor", "The glass market"),
                draw.line("A museum of maps", "A garden on a roof"),
                notes="Show the photo of the bridge here",
            ),
            _slide("Food", "What we ate", "Soup every day", "Far too much cake"),
        ),
    )


def lesson(draw: Draw) -> Template:
    """A lesson at school."""
    subject = draw.line("The planets", "Volcanoes")
    return Template(
        f"School lesson: {subject.lower()}",
        (
            _opening(subject, "Lesson for grade five"),
            _slide(
                "Facts",
                "Some facts",
                draw.line("Eight of them circle the sun", "About fifty erupt every year"),
                draw.line("Jupiter is the largest", "Most lie around the Pacific"),
                draw.line("Venus is the hottest", "Lava cools to rock"),
            ),
            _slide("Words", "New words", draw.line("Orbit", "Crater"), draw.line("Moon", "Ash")),
            _slide("Homework", "Homework", "Draw a picture", "Write five sentences"),
        ),
    )


def meeting(draw: Draw) -> Template:
    """A meeting of a club."""
    club = draw.line("Chess club", "Choir")
    return Template(
        f"Yearly meeting of the {club.lower()}",
        (
            _opening(f"{club}: yearly meeting", draw.day()),
            _slide("Agenda", "Agenda", "Report", "Accounts", "Elections", "Plans"),
            _slide(
                "Accounts",
                "Accounts",
                f"Income: {draw.number(900, 3000)}",
                f"Expenses: {draw.number(400, 890)}",
                notes="The auditor speaks here",
            ),
            _slide("Plans", "Plans", draw.line("A new clock", "A concert in June"), "A web page"),
            _closing("See you next year"),
        ),
    )


def health(draw: Draw) -> Template:
    """Advice on health."""
    subject = draw.line("Sleep better", "Sit less")
    return Template(
        f"Advice: {subject.lower()}",
        (
            _opening(subject, f"{draw.person()}, {draw.city()}"),
            _slide(
                "Reasons",
                "Why it matters",
                draw.line("Memory needs rest", "Backs need movement"),
                "The heart gains",
            ),
            _slide(
                "Tips",
                "Four tips",
                draw.line("Go to bed at the same time", "Stand up every half hour"),
                draw.line("Keep the room dark", "Walk while on the phone"),
                "Drink water",
                "Leave the screen alone",
                box="Start with one of them",
            ),
            _slide("Sources", "Where to read more", "Public library", "Health center"),
        ),
    )
