"""Templates about money: budget, sales, expenses, invoice, recipe costs, donations."""

from datetime import date

from lamwright.applications.calc.templates.blocks import Grid, Template, Value
from lamwright.applications.drawing import Draw

MONTHS = ("January", "February", "March", "April", "May", "June")


def amount(draw: Draw, low: int, high: int) -> float:
    """An amount with cents."""
    return float(draw.price(low, high))


def budget(draw: Draw) -> Template:
    """A household budget."""
    names = draw.line(
        "Rent,Food,Electricity,Internet,Insurance,Bus pass,Savings",
        "Mortgage,Groceries,Water,Telephone,Car,Swimming,Holidays",
    ).split(",")
    months = MONTHS[:3]
    rows: list[tuple[Value, ...]] = [
        (name, *(amount(draw, 20, 900) for _ in months), "=SUM(B{r}:D{r})") for name in names
    ]
    year = draw.number(2024, 2027)
    grid = Grid(
        f"Budget {year}",
        ("Category", *months, "Quarter"),
        ("plain", "money", "money", "money", "money"),
        rows,
        totals=("Total", "SUM", "SUM", "SUM", "SUM"),
    )
    notes = Grid(
        "Notes",
        ("Topic", "Remark"),
        ("plain", "plain"),
        [(names[1], "Cook at home more often"), (names[2], "Ask for a cheaper tariff")],
        bold=False,
    )
    return Template(
        f"Household budget for the first quarter of {year}", (grid.sheet(), notes.sheet())
    )


def sales(draw: Draw) -> Template:
    """Sales of branches by month."""
    company = draw.company()
    rows: list[tuple[Value, ...]] = [
        (draw.city(), *(draw.number(900, 9800) for _ in range(4)), "=SUM(B{r}:E{r})")
        for _ in range(6)
    ]
    grid = Grid(
        "Sales",
        ("Branch", *MONTHS[:4], "Sum"),
        ("plain", "whole", "whole", "whole", "whole", "whole"),
        rows,
        bold=draw.line("yes", "no") == "yes",
    )
    goals = Grid(
        "Targets",
        ("Quarter", "Target", "Growth"),
        ("plain", "whole", "share"),
        [(f"Q{n}", draw.number(30, 60) * 1000, draw.number(2, 12) / 100) for n in range(1, 5)],
    )
    return Template(f"Sales of {company} by branch and month", (grid.sheet(), goals.sheet()))


def expenses(draw: Draw) -> Template:
    """Expenses of a trip."""
    city, person = draw.city(), draw.person()
    things = draw.line(
        "Train,Hotel,Dinner,Museum,Taxi,Breakfast", "Flight,Hostel,Lunch,Concert,Bus,Snacks"
    ).split(",")
    rows = [
        (date(2026, draw.number(3, 9), draw.number(1, 28)), thing, amount(draw, 8, 300))
        for thing in things
    ]
    grid = Grid(
        "Expenses",
        ("Date", "Item", "Amount"),
        ("day", "plain", "plain"),
        rows,
        title=f"Trip to {city}",
        bold=draw.line("no", "yes") == "yes",
    )
    return Template(f"Travel expenses of {person} in {city}", (grid.sheet(),))


def invoice(draw: Draw) -> Template:
    """Lines of an invoice with a product of price and quantity."""
    company = draw.company()
    things = draw.line("Desk,Chair,Lamp,Shelf,Carpet", "Bicycle,Helmet,Pump,Lock,Bell").split(",")
    rows = [(thing, draw.number(1, 12), amount(draw, 9, 260), "=B{r}*C{r}") for thing in things]
    grid = Grid(
        "Invoice",
        ("Article", "Quantity", "Unit price", "Line total"),
        ("plain", "plain", "money", "money"),
        rows,
        totals=("Sum", "", "", "SUM"),
    )
    return Template(f"Invoice of {company} with five articles", (grid.sheet(),))


def recipe(draw: Draw) -> Template:
    """What the ingredients of a recipe cost."""
    dish = draw.line("Vegetable soup", "Apple pie")
    things = draw.line(
        "Carrots,Leeks,Potatoes,Cream,Parsley,Bread", "Apples,Flour,Butter,Sugar,Cinnamon,Eggs"
    ).split(",")
    rows = [
        (thing, draw.number(1, 9), draw.number(20, 240) / 100, "=B{r}*C{r}") for thing in things
    ]
    grid = Grid(
        "Ingredients",
        ("Ingredient", "Units", "Price each", "Cost"),
        ("plain", "plain", "plain", "plain"),
        rows,
        title=dish,
    )
    return Template(f"What the ingredients of {dish.lower()} cost", (grid.sheet(),))


def donations(draw: Draw) -> Template:
    """Who gave how much."""
    cause = draw.line("the village library", "the animal shelter")
    rows = [(draw.person(), draw.city(), draw.number(2, 60) * 5) for _ in range(8)]
    grid = Grid("Donations", ("Donor", "Town", "Gift"), ("plain", "plain", "plain"), rows)
    return Template(f"Donations to {cause}", (grid.sheet(),))
