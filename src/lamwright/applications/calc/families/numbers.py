"""How numbers show: currency, percent, scientific, thousands separated."""

from lamwright.applications.calc.families.common import has, numbers, restyles
from lamwright.applications.calc.family import Family
from lamwright.applications.calc.moves import click, select

CURRENCY = Family(
    name="currency-format",
    source="text/scalc/guide/currency_format.html",
    phrasings=(
        "Format {place} as currency",
        "Show {place} as amounts of money",
        "Use the currency format for {place}",
        "Please display {place} in currency format",
        "Could you give {place} a currency format?",
        "{place} should be shown as currency",
        "Apply the currency number format to {place}",
        "Turn {place} into currency amounts",
    ),
    draw=numbers(lambda cell: cell.format.number != "currency"),
    solve=lambda b: (select(b), click("Format > Number Format > Currency")),
    check=lambda b, scene: has(b, number="currency"),
    effect=restyles,
)
PERCENT = Family(
    name="percent-format",
    source="text/scalc/guide/format_value.html",
    phrasings=(
        "Format {place} as percent",
        "Show {place} as percentages",
        "Use the percent format for {place}",
        "Please display {place} in percent format",
        "Could you give {place} a percent format?",
        "{place} should be shown as percentages",
        "Apply the percent number format to {place}",
        "Turn {place} into percentages",
    ),
    draw=numbers(lambda cell: cell.format.number != "percent"),
    solve=lambda b: (select(b), click("Format > Number Format > Percent")),
    check=lambda b, scene: has(b, number="percent"),
    effect=restyles,
)
SCIENTIFIC = Family(
    name="scientific-format",
    source="text/scalc/guide/format_value.html",
    phrasings=(
        "Format {place} as scientific numbers",
        "Show {place} in scientific notation",
        "Use the scientific format for {place}",
        "Please display {place} in scientific notation",
        "Could you give {place} a scientific number format?",
        "{place} should be shown in scientific notation",
        "Apply the scientific number format to {place}",
        "Turn {place} into scientific notation",
    ),
    draw=numbers(lambda cell: cell.format.number != "scientific"),
    solve=lambda b: (select(b), click("Format > Number Format > Scientific")),
    check=lambda b, scene: has(b, number="scientific"),
    effect=restyles,
)
THOUSANDS = Family(
    name="thousands-separator",
    source="text/scalc/guide/format_value.html",
    phrasings=(
        "Show {place} with a thousands separator",
        "Use a thousands separator in {place}",
        "Add thousands separators to {place}",
        "Please format {place} with thousands separators",
        "Could you separate the thousands in {place}?",
        "{place} should have a thousands separator",
        "Turn on the thousands separator for {place}",
        "Format {place} so that thousands are separated",
    ),
    draw=numbers(lambda cell: not cell.format.thousands and cell.format.number == "general"),
    solve=lambda b: (select(b), click("Format > Number Format > Thousands Separator")),
    check=lambda b, scene: has(b, thousands=True),
    effect=restyles,
)
FAMILIES = (CURRENCY, PERCENT, SCIENTIFIC, THOUSANDS)
