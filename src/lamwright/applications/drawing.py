"""Drawing words for a template: never the same one twice in a document."""

import random

from lamwright.records.base import derive_seed

_PEOPLE = """Alice Morgan|Brian Foster|Carla Jensen|David Okafor|Elena Rossi|Frank Weber|Grace Lindholm
Henry Tanaka|Irene Dubois|James Novak|Karen Silva|Leonard Price|Maria Kowalski|Nathan Brooks
Olivia Hansen|Peter Marsh|Rachel Stone|Samuel Ortega|Teresa Quinn|Victor Lang|Wendy Fischer
Yusuf Demir|Zoe Carter|Martin Byrne|Laura Vance|Oscar Nilsson""".replace("\n", "|").split("|")
_CITIES = """Bristol|Lisbon|Vienna|Oslo|Dublin|Prague|Geneva|Turin|Antwerp|Krakow|Porto|Leeds
Hamburg|Seville|Utrecht|Bergen|Salzburg|Ghent|Riga|Malmo""".replace("\n", "|").split("|")
_COMPANIES = """Northwind Traders|Blue Harbor Press|Cedar Valley Farm|Silver Lake Bank|Granite Works
Maple Street Bakery|Red Kite Travel|Summit Bicycle Shop|Orchard Garden Center|Lighthouse Books
Green Meadow Dairy|Stonebridge Hotels|Bright Window Cleaning|Riverside Printing|Copper Kettle Foods
Falcon Courier Service""".replace("\n", "|").split("|")
_MONTHS = """January|February|March|April|May|June|July|August|September|October
November|December""".replace("\n", "|").split("|")
_STREETS = """Church Lane|Mill Road|Station Street|Park Avenue|Bridge Street|Garden Walk|Hill Terrace
Market Square|Willow Drive|Castle Street|Harbor View|Orchard Close""".replace("\n", "|").split("|")


class Draw:
    """Words for one document. Neighbouring variants have different themes."""

    def __init__(self, seed: int, kind: str, variant: int) -> None:
        """The same three give the same words."""
        self._random = random.Random(derive_seed("template", seed, kind, variant))
        self._theme = derive_seed("theme", seed, kind) + variant
        self._left: dict[str, list[str]] = {}

    def person(self) -> str:
        """First and last name."""
        return self._take("people", _PEOPLE)

    def city(self) -> str:
        """A city."""
        return self._take("cities", _CITIES)

    def company(self) -> str:
        """A company."""
        return self._take("companies", _COMPANIES)

    def street(self) -> str:
        """A street with a number."""
        return f"{self.number(3, 98)} {self._take('streets', _STREETS)}"

    def day(self) -> str:
        """A day such as 'March 14'."""
        return f"{self.month()} {self.number(2, 28)}"

    def month(self) -> str:
        """A month."""
        return self._take("months", _MONTHS)

    def number(self, low: int, high: int) -> int:
        """A number between ``low`` and ``high``, both included."""
        return self._random.randint(low, high)

    def price(self, low: int, high: int) -> str:
        """An amount such as '245.50'."""
        return f"{self.number(low, high)}.{self._random.choice(('00', '25', '50', '75'))}"

    def line(self, *wordings: str) -> str:
        """The wording of this document's theme; give the themes in one order everywhere."""
        return wordings[self._theme % len(wordings)]

    def some(self, count: int, *words: str) -> list[str]:
        """``count`` different ones of ``words``."""
        return self._random.sample(words, count)

    def _take(self, name: str, words: list[str]) -> str:
        left = self._left.setdefault(name, [])
        if not left:
            left.extend(self._random.sample(words, len(words)))
        return left.pop()
