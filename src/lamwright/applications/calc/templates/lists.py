"""Templates that list things and people: inventory, grades, time sheet, guests, training, meters, tasks."""

from datetime import date

from lamwright.applications.calc.templates.blocks import Grid, Template, Value
from lamwright.applications.calc.templates.money import MONTHS
from lamwright.applications.drawing import Draw


def inventory(draw: Draw) -> Template:
    """What is in stock."""
    company = draw.company()
    things = draw.line(
        "Hammer,Screwdriver,Saw,Drill,Pliers,Wrench,Chisel,Level",
        "Notebook,Pencil,Eraser,Ruler,Stapler,Folder,Marker,Scissors",
    ).split(",")
    rows = [
        (thing, draw.number(100, 999), draw.number(0, 80), draw.number(200, 4000) / 100)
        for thing in things
    ]
    stock = Grid(
        "Stock",
        ("Product", "Code", "On hand", "Price"),
        ("plain", "plain", "plain", "plain"),
        rows,
        bold=draw.line("no", "yes") == "yes",
    )
    orders = Grid(
        "Orders",
        ("Product", "Ordered"),
        ("plain", "plain"),
        [(thing, draw.number(5, 50)) for thing in things[:3]],
    )
    return Template(f"Inventory of {company}", (stock.sheet(), orders.sheet()))


def grades(draw: Draw) -> Template:
    """Grades of a class."""
    subject = draw.line("Biology", "History")
    rows: list[tuple[Value, ...]] = [
        (draw.person(), *(draw.number(45, 100) for _ in range(3)), "=AVERAGE(B{r}:D{r})")
        for _ in range(8)
    ]
    grid = Grid(
        "Grades",
        ("Student", "Test 1", "Test 2", "Essay", "Mean"),
        ("plain", "plain", "plain", "plain", "whole"),
        rows,
        bold=draw.line("no", "yes") == "yes",
    )
    return Template(f"Grades of a {subject.lower()} class", (grid.sheet(),))


def timesheet(draw: Draw) -> Template:
    """Hours of a week."""
    person = draw.person()
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    rows = [(day, draw.number(3, 6), draw.number(1, 4), "=B{r}+C{r}") for day in days]
    grid = Grid(
        f"Week {draw.number(2, 51)}",
        ("Day", "Morning", "Afternoon", "Hours"),
        ("plain", "plain", "plain", "plain"),
        rows,
        title=f"Time sheet of {person}",
        totals=("Week", "SUM", "SUM", "SUM"),
    )
    return Template(f"Time sheet of {person} for one week", (grid.sheet(),))


def guests(draw: Draw) -> Template:
    """Who comes to a party."""
    event = draw.line("summer party", "wedding")
    rows = [
        (draw.person(), draw.city(), draw.number(1, 4), draw.some(1, "yes", "no", "open")[0])
        for _ in range(9)
    ]
    grid = Grid(
        "Guests",
        ("Name", "From", "Persons", "Answer"),
        ("plain", "plain", "plain", "plain"),
        rows,
        bold=draw.line("yes", "no") == "yes",
    )
    menu = Grid(
        "Menu",
        ("Course", "Dish"),
        ("plain", "plain"),
        [("Starter", "Tomato salad"), ("Main course", "Grilled trout"), ("Dessert", "Lemon cake")],
    )
    return Template(f"Guest list of a {event}", (grid.sheet(), menu.sheet()))


def training(draw: Draw) -> Template:
    """Runs of a month."""
    rows = [(date(2026, 5, 2 + 3 * n), draw.number(3, 18), draw.number(20, 110)) for n in range(7)]
    grid = Grid(
        "Runs",
        ("Date", "Kilometres", "Minutes"),
        ("day", "plain", "plain"),
        rows,
        totals=("Longest", "MAX", "MAX"),
        bold=draw.line("yes", "no") == "yes",
    )
    return Template(f"Training log of {draw.person()}", (grid.sheet(),))


def meters(draw: Draw) -> Template:
    """Meter readings by month."""
    rows = [
        (month, draw.number(200, 700), draw.number(8, 30), draw.number(40, 160)) for month in MONTHS
    ]
    grid = Grid(
        "Readings",
        ("Month", "Power", "Water", "Gas"),
        ("plain", "plain", "plain", "plain"),
        rows,
        title=f"Meters at {draw.street()}",
        totals=("Average", "AVERAGE", "AVERAGE", "AVERAGE"),
    )
    return Template("Meter readings of half a year", (grid.sheet(),))


def project(draw: Draw) -> Template:
    """Tasks of a project."""
    things = draw.line(
        "Survey,Design,Permits,Foundation,Walls,Roof", "Outline,Research,Draft,Review,Layout,Print"
    ).split(",")
    rows = [(thing, draw.person(), draw.number(2, 20), draw.number(0, 10) / 10) for thing in things]
    grid = Grid(
        "Tasks",
        ("Task", "Owner", "Days", "Done"),
        ("plain", "plain", "plain", "share"),
        rows,
        bold=draw.line("no", "yes") == "yes",
    )
    team = Grid(
        "Team",
        ("Person", "Hours per week"),
        ("plain", "plain"),
        [(row[1], draw.number(10, 40)) for row in rows[:4]],
    )
    return Template(f"Project plan of {draw.company()}", (grid.sheet(), team.sheet()))
