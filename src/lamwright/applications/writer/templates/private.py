"""Templates from home and leisure: recipe, CV, itinerary, newsletter, reading list, checklist."""

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


def recipe(draw: Draw) -> Template:
    """A recipe with ingredients and steps."""
    dish = draw.line("Tomato Soup with Basil", "Apple Pie with Cinnamon")
    return Template(
        f"Recipe for {dish.lower()} with ingredients and numbered steps",
        (
            title(dish),
            Line(
                draw.line(
                    "A warm starter for cold evenings, easy to prepare.",
                    "A sweet dessert that fills the house with its smell.",
                )
            ),
            Line(f"Serves {draw.number(3, 8)} people and takes {draw.number(35, 75)} minutes."),
            heading("Ingredients"),
            bullets(
                draw.line("Eight ripe tomatoes", "Six sour apples"),
                draw.line("One large onion", "Two cups of flour"),
                draw.line("Two spoons of olive oil", "Half a block of butter"),
                draw.line("A handful of fresh herbs", "A pinch of nutmeg"),
            ),
            heading("Preparation"),
            numbers(
                draw.line("Chop the vegetables finely", "Knead the dough until smooth"),
                draw.line("Roast them in a deep pan", "Peel and slice the fruit"),
                draw.line("Simmer gently under a lid", "Bake on the middle rack"),
            ),
            heading("Serving"),
            Line(
                draw.line(
                    "Pour into bowls and add a swirl of cream.",
                    "Dust with sugar and serve while still hot.",
                )
            ),
            heading("Tips"),
            Line("Leftovers keep for three days in the refrigerator."),
            Line(f"This version comes from {draw.person()}, a cook in {draw.city()}."),
        ),
    )


def curriculum(draw: Draw) -> Template:
    """A curriculum vitae."""
    name = draw.person()
    return Template(
        f"Curriculum vitae of {draw.line('an architect', 'a nurse')} with experience, education and skills",
        (
            title(name),
            Line(f"{draw.street()}, {draw.city()}"),
            heading("Profile"),
            Line(
                draw.line(
                    "Architect with a passion for wooden houses and clear drawings.",
                    "Nurse with a calm manner and long practice in emergency rooms.",
                )
            ),
            heading("Experience"),
            heading(draw.company(), 2),
            Line(
                f"{draw.number(2016, 2019)} to {draw.number(2021, 2024)}: "
                + draw.line("senior designer in a studio", "leader of the night shift")
            ),
            heading(draw.company(), 2),
            Line(
                f"{draw.number(2010, 2012)} to {draw.number(2013, 2015)}: "
                + draw.line("assistant on building sites", "trainee in the children's ward")
            ),
            heading("Education"),
            Line(f"University of {draw.city()}, degree with distinction"),
            heading("Skills"),
            bullets(
                draw.line("Drawing by hand and by computer", "First aid and wound care"),
                draw.line("Leading small groups", "Training new colleagues"),
                "Driving licence for trucks",
            ),
            heading("Languages"),
            Grid(
                "Languages",
                (
                    ("Language", "Level"),
                    ("English", "native"),
                    (draw.line("Spanish", "French"), "fluent"),
                    (draw.line("Polish", "Italian"), "basic"),
                ),
            ),
            Line(f"References: {draw.person()}"),
        ),
    )


def itinerary(draw: Draw) -> Template:
    """A travel itinerary."""
    first, second, third = draw.city(), draw.city(), draw.city()
    return Template(
        f"Travel itinerary from {first} to {third} with a train table and packing list",
        (
            title(f"Journey to {third}"),
            Line(f"Traveler: {draw.person()}, departing {draw.day()}"),
            heading("Overview"),
            Line(
                draw.line(
                    "Four relaxed days with museums, markets and a boat trip.",
                    "Five busy days with mountains, lakes and old villages.",
                )
            ),
            heading("Trains"),
            Grid(
                "Trains",
                (
                    ("From", "To", "Departure"),
                    (first, second, f"{draw.number(6, 9)}:{draw.number(10, 55)}"),
                    (second, third, f"{draw.number(13, 18)}:{draw.number(10, 55)}"),
                ),
            ),
            heading("First day"),
            Line(
                draw.line(
                    "Walk along the harbor and visit the maritime museum.",
                    "Ride the cable car and hike down through the forest.",
                )
            ),
            Line(f"Dinner is booked for {draw.number(6, 8)} in the evening."),
            heading("Second day"),
            Line(
                draw.line(
                    "Take the ferry to the island and swim before lunch.",
                    "Rent bicycles and circle the lake before sunset.",
                )
            ),
            heading("Packing list"),
            bullets(
                "Passport and tickets",
                draw.line("Umbrella and raincoat", "Hiking boots and thick socks"),
                draw.line("Sunglasses", "Water bottle"),
                "Camera with a spare battery",
            ),
            Line(f"Emergency contact: {draw.person()}"),
        ),
    )


def newsletter(draw: Draw) -> Template:
    """A newsletter of a club."""
    return Template(
        f"Newsletter of a {draw.line('gardening club', 'sailing club')} with news, events and thanks",
        (
            title(draw.line("The Garden Gazette", "The Harbor Herald")),
            Line(f"News for members, {draw.day()}", "Subtitle"),
            heading("Welcome"),
            Line(
                draw.line(
                    "Spring has come early and the tulips are already open.",
                    "The boats are back in the water and freshly painted.",
                )
            ),
            Line(f"We greet our new member {draw.person()} from {draw.city()}."),
            heading("Competition"),
            Line(
                draw.line(
                    f"The largest pumpkin weighed {draw.number(40, 90)} pounds.",
                    f"The fastest crew needed {draw.number(40, 90)} minutes.",
                )
            ),
            Line(f"First prize went to {draw.person()}, who could hardly believe it."),
            heading("Events"),
            bullets(
                f"Open house on {draw.day()}",
                f"Photo evening on {draw.day()}",
                draw.line("Seed exchange in the barn", "Knot workshop in the clubhouse"),
            ),
            heading("Advice of the month"),
            Line(
                draw.line(
                    "Water your plants at dawn so that less is lost to the sun.",
                    "Check every rope before you leave the pier.",
                )
            ),
            heading("Thanks"),
            Line(f"A big thank you to {draw.company()} for the new tools."),
            Line("The next issue appears when the leaves begin to fall."),
        ),
    )


def reading(draw: Draw) -> Template:
    """A reading list with a table of books."""
    topic = draw.line("Astronomy", "Ancient Rome")
    return Template(
        f"Reading list on {topic} with short reviews and a table of books",
        (
            title(f"Reading List: {topic}"),
            Line(f"Compiled by {draw.person()} for the evening course in {draw.city()}."),
            heading("How to use this list"),
            Line("Begin with the easy books and borrow the others later."),
            heading("Books"),
            Grid(
                "Books",
                (
                    ("Title", "Author", "Pages"),
                    (
                        draw.line("Under Distant Stars", "The Road of Legions"),
                        draw.person(),
                        str(draw.number(120, 290)),
                    ),
                    (
                        draw.line("The Silent Comet", "Daily Life in the Forum"),
                        draw.person(),
                        str(draw.number(300, 480)),
                    ),
                    (
                        draw.line("Maps of the Night", "Emperors and Farmers"),
                        draw.person(),
                        str(draw.number(500, 690)),
                    ),
                ),
            ),
            heading("Reviews"),
            Line(
                draw.line(
                    "The first volume explains telescopes with charming sketches.",
                    "The first volume describes soldiers with lively anecdotes.",
                )
            ),
            Line("The second one is longer, yet every chapter ends with a puzzle."),
            Line("The third is meant for advanced readers."),
            heading("Questions for discussion"),
            numbers(
                draw.line("Why do planets shine?", "Why did roads matter?"),
                draw.line("Who named the constellations?", "Who paid for the temples?"),
                "Which chapter surprised you?",
            ),
            Line(f"We discuss the list on {draw.day()}."),
        ),
    )


def moving(draw: Draw) -> Template:
    """A checklist for moving house."""
    return Template(
        f"Checklist for {draw.line('moving house', 'a wedding party')} ordered by time",
        (
            title(draw.line("Moving House Checklist", "Wedding Party Checklist")),
            Line(f"Big day: {draw.day()} in {draw.city()}"),
            heading("Two months before"),
            bullets(
                draw.line("Cancel the old lease", "Reserve the ballroom"),
                draw.line("Compare three moving firms", "Send the invitations"),
                "Write down all expenses",
            ),
            heading("One week before"),
            bullets(
                draw.line("Pack winter clothes", "Choose the music"),
                draw.line("Defrost the freezer", "Order the flowers"),
                draw.line("Label every carton", "Confirm the photographer"),
            ),
            heading("On the day"),
            Line(
                draw.line(
                    "Hand the keys to the landlord and read the meters.",
                    "Keep the rings in a safe pocket and breathe.",
                )
            ),
            Line(f"Call {draw.person()} if anything goes wrong."),
            heading("Afterwards"),
            Line(
                draw.line(
                    "Tell the bank and the post office about your address.",
                    "Write thank you cards to all the guests.",
                )
            ),
            Line(f"Budget: {draw.number(1500, 4800)} euros at most"),
        ),
    )
