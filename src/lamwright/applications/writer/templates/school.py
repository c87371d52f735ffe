"""Templates from school and science: lab report, timetable, user guide."""

from lamwright.applications.drawing import Draw
from lamwright.applications.writer.templates.blocks import (
    Grid,
    Line,
    Template,
    bullets,
    heading,
    numbers,
    title,
)


def laboratory(draw: Draw) -> Template:
    """A lab report with a table of measurements."""
    return Template(
        f"Lab report about {draw.line('a swinging pendulum', 'growing beans')} with a table of measurements",
        (
            title(draw.line("Lab Report: The Pendulum", "Lab Report: Growing Beans")),
            Line(f"Author: {draw.person()}, supervised by {draw.person()}"),
            heading("Question"),
            Line(
                draw.line(
                    "Does the length of the string change how fast a weight swings?",
                    "Does blue light change how fast a seedling grows?",
                )
            ),
            heading("Materials"),
            bullets(
                draw.line("A brass ball", "Twelve dry beans"),
                draw.line("Thin cotton string", "Clay pots with soil"),
                draw.line("A stopwatch", "A colored lamp"),
            ),
            heading("Method"),
            Line(
                draw.line(
                    "The ball was released from a small angle and timed ten times.",
                    "The pots stood beside a window and were watered twice a day.",
                )
            ),
            heading("Measurements"),
            Grid(
                "Measurements",
                (
                    ("Trial", "Length", "Result"),
                    ("first", f"{draw.number(10, 19)} cm", draw.price(1, 4)),
                    ("second", f"{draw.number(20, 29)} cm", draw.price(5, 8)),
                    ("third", f"{draw.number(30, 39)} cm", draw.price(9, 12)),
                    ("fourth", f"{draw.number(40, 49)} cm", draw.price(13, 16)),
                ),
            ),
            heading("Discussion"),
            Line(
                draw.line(
                    "Longer strings swing more slowly, as the textbook predicts.",
                    "Plants under the lamp were taller but also weaker.",
                )
            ),
            Line("Errors may come from drafts and from slow reactions."),
            heading("Conclusion"),
            Line(f"The experiment should be repeated with {draw.number(20, 80)} samples."),
        ),
    )


def timetable(draw: Draw) -> Template:
    """A school timetable with a table."""
    subjects = draw.some(
        6, "Music", "Biology", "History", "Algebra", "Drama", "Geography", "Chemistry", "Pottery"
    )
    return Template(
        f"School timetable for {draw.line('the autumn term', 'the summer term')} with rules for pupils",
        (
            title(draw.line("Timetable for the Autumn Term", "Timetable for the Summer Term")),
            Line(f"Class teacher: {draw.person()}"),
            heading("Lessons"),
            Grid(
                "Lessons",
                (
                    ("Time", "Monday", "Tuesday"),
                    ("nine", subjects[0], subjects[1]),
                    ("ten", subjects[2], subjects[3]),
                    ("eleven", subjects[4], subjects[5]),
                ),
            ),
            heading("Breaks"),
            Line(f"The long break lasts {draw.number(25, 45)} minutes."),
            Line(
                draw.line(
                    "Hot meals are served in the canteen on the ground floor.",
                    "Sandwiches and fruit are sold at the kiosk.",
                )
            ),
            heading("Rules"),
            numbers(
                "Arrive before the bell rings",
                draw.line("Leave telephones in the locker", "Bring your own pencils"),
                draw.line("Walk quietly in the corridor", "Close the windows at the end"),
            ),
            heading("Exams"),
            Line(f"The written exam takes place on {draw.day()}."),
            Line(f"The oral exam follows on {draw.day()}."),
            heading("Excursion"),
            Line(
                draw.line(
                    f"In the last week we visit the castle near {draw.city()}.",
                    f"In the last week we visit the zoo near {draw.city()}.",
                )
            ),
            Line(f"Parents who want to help may ask {draw.person()}."),
        ),
    )


def guide(draw: Draw) -> Template:
    """A short user guide."""
    device = draw.line("Garden Camera", "Kitchen Radio")
    return Template(
        f"User guide of a {device.lower()} with set-up steps and a table of troubles",
        (
            title(f"{device} User Guide"),
            Line(f"Edition {draw.number(3, 12)}, printed in {draw.city()}"),
            heading("Unpacking"),
            Line("Remove the foam and check that nothing is missing."),
            heading("Getting started"),
            numbers(
                draw.line("Charge the battery overnight", "Pull out the antenna"),
                draw.line("Screw the stand to a fence", "Place the speaker on a shelf"),
                "Press the round button twice",
            ),
            heading("Daily use"),
            Line(
                draw.line(
                    "The lens records birds and hedgehogs even in the dark.",
                    "The dial finds stations and remembers your favorite one.",
                )
            ),
            Line(f"One charge lasts about {draw.number(9, 30)} hours."),
            heading("Troubles"),
            Grid(
                "Troubles",
                (
                    ("Sign", "Remedy"),
                    (draw.line("Blurred picture", "Crackling sound"), "Clean the front gently"),
                    ("No light", "Replace the fuse"),
                    (draw.line("Red flash", "Sudden silence"), "Wait until it cools"),
                ),
            ),
            heading("Care"),
            Line(
                draw.line(
                    "Wipe the housing with a damp cloth, never with alcohol.",
                    "Keep the cabinet away from steam and grease.",
                )
            ),
            Line(f"Repairs are done by {draw.company()}."),
        ),
    )
