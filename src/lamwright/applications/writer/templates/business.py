"""Templates from work: letter, minutes, report, invoice, contract, product sheet."""

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


def letter(draw: Draw) -> Template:
    """A business letter."""
    sender, reader, company = draw.person(), draw.person(), draw.company()
    return Template(
        f"Business letter from {company} about a late delivery and how it is put right",
        (
            Line(company),
            Line(f"{draw.street()}, {draw.city()}"),
            Line(f"{draw.city()}, {draw.day()}"),
            Line(draw.line("Your order of garden chairs", "Your order of reading lamps")),
            Line(f"Dear {reader},"),
            Line(
                draw.line(
                    "Thank you for writing to us last week and for waiting so patiently.",
                    "We were glad to receive your message and we are sorry for the trouble.",
                )
            ),
            Line(
                f"The parcel left our warehouse in {draw.city()} on {draw.day()}, "
                "but a storm closed the motorway for two days."
            ),
            Line(f"A new driver will bring it on {draw.day()} before noon."),
            Line("To make up for the delay we offer you the following:"),
            bullets(
                f"A discount of {draw.number(5, 20)} percent on the next purchase",
                draw.line("Free shipping until summer", "Free assembly at your home"),
                "A small gift voucher inside the box",
            ),
            Line(
                draw.line(
                    "Please keep the receipt in case something arrives broken.",
                    "Please check every carton before you sign the delivery note.",
                )
            ),
            Line("Our office answers the telephone from nine to five."),
            Line("With kind regards,"),
            Line(sender),
            Line(draw.line("Head of Customer Care", "Sales Manager")),
        ),
    )


def minutes(draw: Draw) -> Template:
    """Minutes of a meeting."""
    chair, clerk, third = draw.person(), draw.person(), draw.person()
    return Template(
        f"Minutes of a {draw.line('team', 'planning')} meeting with decisions and actions",
        (
            title(draw.line("Minutes of the Team Meeting", "Minutes of the Planning Meeting")),
            Line(f"Date: {draw.day()}, room {draw.number(101, 420)}"),
            Line(f"Chair: {chair}"),
            Line(f"Present: {clerk}, {third} and {draw.person()}"),
            heading("Opening"),
            Line("The chair welcomed everyone and the agenda was accepted without changes."),
            heading("Discussion"),
            Line(
                draw.line(
                    f"{third} reported that the new website had {draw.number(200, 900)} visitors.",
                    f"{third} reported that the parking garage needs {draw.number(12, 60)} more places.",
                )
            ),
            Line(
                draw.line(
                    "Several members asked for quieter printers near the library.",
                    "Several members asked for better coffee in the kitchen.",
                )
            ),
            heading("Decisions"),
            numbers(
                draw.line("The budget is raised by a tenth", "The contract is renewed for a year"),
                f"The summer party takes place on {draw.day()}",
                draw.line("Bicycles may be stored in the cellar", "Dogs are welcome on Fridays"),
            ),
            heading("Actions"),
            Grid(
                "Actions",
                (
                    ("Task", "Owner", "Deadline"),
                    ("Order furniture", clerk, draw.day()),
                    ("Call the plumber", chair, draw.day()),
                    ("Update the brochure", third, draw.day()),
                ),
            ),
            Line("The next meeting will be announced by email."),
        ),
    )


def report(draw: Draw) -> Template:
    """A project report with headings on two levels."""
    place, client = draw.city(), draw.company()
    return Template(
        f"Project report for {client} on {draw.line('a new bridge', 'a city library')} with results and risks",
        (
            title(draw.line("Project Report: The New Bridge", "Project Report: The City Library")),
            Line(f"Prepared for {client} by {draw.person()}"),
            heading("Summary"),
            Line(
                draw.line(
                    "Work is ahead of plan and costs stay below the estimate.",
                    "Work is slightly behind plan but quality is excellent.",
                )
            ),
            heading("Background"),
            Line(f"The town council of {place} approved the project in {draw.month()}."),
            Line(
                draw.line(
                    "Residents had asked for a safer way across the river since many years.",
                    "Students had asked for longer opening hours and more desks.",
                )
            ),
            heading("Results"),
            heading("Construction", 2),
            Line(f"A crew of {draw.number(14, 75)} workers finished the foundation."),
            heading("Public response", 2),
            Line(
                draw.line(
                    "Most neighbors welcomed the quiet machines.",
                    "Local newspapers praised the bright entrance hall.",
                )
            ),
            heading("Risks"),
            bullets(
                draw.line("Heavy rain in autumn", "Frost in early winter"),
                "Rising prices for steel",
                draw.line("Shortage of skilled welders", "Delays at the customs office"),
            ),
            heading("Conclusion"),
            Line("The team recommends to continue with the second phase."),
            Line(f"Questions may be sent to {draw.person()}."),
        ),
    )


def invoice(draw: Draw) -> Template:
    """An invoice with a table of items."""
    goods = draw.some(
        4, "Oak shelf", "Desk lamp", "Steel hammer", "Paint roller", "Garden hose", "Wool blanket"
    )
    rows = tuple((item, str(draw.number(1, 9)), draw.price(8, 95)) for item in goods)
    return Template(
        f"Invoice from {draw.line('a hardware shop', 'a furniture maker')} with an item table and payment terms",
        (
            title("Invoice"),
            Line(draw.company()),
            Line(f"{draw.street()}, {draw.city()}"),
            Line(f"Invoice number {draw.number(10_200, 98_700)}"),
            Line(f"Date of issue: {draw.day()}"),
            Line(f"Customer: {draw.person()}"),
            heading("Items"),
            Grid("Items", (("Item", "Quantity", "Price"), *rows)),
            Line(f"Total amount due: {draw.price(300, 900)} euros"),
            heading("Payment"),
            Line(
                draw.line(
                    "Please transfer the sum within thirty days.",
                    "Please pay within two weeks by bank transfer.",
                )
            ),
            Line("Late payments carry a fee of four percent."),
            heading("Notes"),
            Line(
                draw.line(
                    "Goods remain our property until they are paid in full.",
                    "Returned goods must be unused and in their original packaging.",
                )
            ),
            Line("Thank you for your business."),
        ),
    )


def contract(draw: Draw) -> Template:
    """A rental contract with numbered duties."""
    owner, tenant = draw.person(), draw.person()
    return Template(
        f"Rental contract for {draw.line('a small apartment', 'a workshop')} with duties and signatures",
        (
            title(draw.line("Rental Agreement", "Lease Contract")),
            Line(f"This agreement is made between {owner} and {tenant}."),
            heading("Property"),
            Line(
                f"The owner rents out the {draw.line('apartment', 'workshop')} at {draw.street()}."
            ),
            Line(
                draw.line(
                    "It has three rooms, a kitchen and a balcony.",
                    "It has a wide gate, running water and electric light.",
                )
            ),
            heading("Rent"),
            Line(f"The monthly rent is {draw.price(420, 980)} euros, payable in advance."),
            Line(f"A deposit of {draw.number(1000, 2400)} euros is returned at the end."),
            heading("Duties of the tenant"),
            numbers(
                "Keep the rooms clean and dry",
                draw.line("Report any damage at once", "Repair broken windows quickly"),
                draw.line("Play no loud music at night", "Store no petrol in the building"),
            ),
            heading("Duration"),
            Line(f"The contract begins on {draw.day()} and runs for {draw.number(2, 6)} years."),
            Line("Either party may cancel it with three months of notice."),
            heading("Signatures"),
            Line(f"Signed in {draw.city()} by both parties."),
        ),
    )


def product(draw: Draw) -> Template:
    """A product sheet with a table of technical data."""
    name = draw.line("Aurora Kettle", "Comet Vacuum Cleaner")
    return Template(
        f"Product sheet of the {name} with features and a table of technical data",
        (
            title(name),
            Line(
                draw.line(
                    "Boils a full pot in less than three minutes.",
                    "Cleans carpets and hard floors without noise.",
                ),
                "Subtitle",
            ),
            Line(f"Designed in {draw.city()} and built by {draw.company()}."),
            heading("Features"),
            bullets(
                draw.line("Cordless base with soft light", "Washable filter without bags"),
                "Handle made of recycled plastic",
                draw.line("Automatic stop when empty", "Gentle brush for animal hair"),
                "Spare parts available for ten years",
            ),
            heading("Technical data"),
            Grid(
                "Data",
                (
                    ("Property", "Value"),
                    ("Weight", f"{draw.number(2, 7)} kg"),
                    ("Power", f"{draw.number(800, 2200)} watts"),
                    ("Height", f"{draw.number(21, 48)} cm"),
                    ("Color", draw.line("Midnight blue", "Forest green")),
                ),
            ),
            heading("Safety"),
            Line(
                draw.line(
                    "Never fill the jug above the upper mark.",
                    "Never use the machine on wet ground.",
                )
            ),
            Line("Keep children away while the device is running."),
            heading("Warranty"),
            Line(f"The maker grants a warranty of {draw.number(24, 60)} months."),
            Line(f"Support: write to {draw.person()} in {draw.city()}."),
        ),
    )
