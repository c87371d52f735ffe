"""New texts to type: two parts put together, so that there are many and none is learnt by heart."""

from dataclasses import dataclass
from random import Random

from lamwright.applications.writer.scene import Scene
from lamwright.instantiate.family import NoFit

_TRIES = 30


@dataclass(frozen=True)
class Mix:
    """Texts made of a first and a second part."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    between: str = " "
    end: str = ""

    def draw(self, scene: Scene, random: Random) -> str:
        """A text that the document does not hold yet."""
        for _ in range(_TRIES):
            text = random.choice(self.first) + self.between + random.choice(self.second) + self.end
            if text.lower() not in scene.everything:
                return text
        raise NoFit("no-choice")


SENTENCES = Mix(
    (
        "Further details",
        "The next review",
        "All figures",
        "The second draft",
        "Our partners",
        "The remaining costs",
        "New members",
        "The final report",
        "Two more visits",
        "Most of the answers",
        "The old plan",
        "Both offices",
    ),
    (
        "will follow in spring",
        "stayed within the budget",
        "came in good time",
        "will be checked twice",
        "went to the archive",
        "should arrive on Friday",
        "can wait until June",
        "will cost nothing",
        "gave us new ideas",
        "must be kept short",
        "helped a great deal",
        "may change next year",
    ),
    end=".",
)
NOTES = Mix(
    ("See", "Compare", "According to", "Taken from", "Copied from", "Source:", "As told in"),
    (
        "the annual report",
        "the first edition",
        "the town archive",
        "our own survey",
        "the minutes of May",
        "the latest count",
        "a letter to the editor",
        "the field notes",
    ),
)
COMMENTS = Mix(
    (
        "Please check",
        "Shorten",
        "Reword",
        "Verify",
        "Explain",
        "Ask Maria about",
        "Find a source for",
        "Translate",
    ),
    ("this part", "this figure", "this claim", "the wording here", "this date", "this name"),
)
EDGES = Mix(
    ("Draft", "Version 2", "Copy", "Second edition", "Extract", "For review", "Confidential"),
    (
        "for the board",
        "for internal use",
        "of the project office",
        "for members only",
        "for the archive",
        "of the spring term",
    ),
)
TITLES = Mix(
    ("Annual", "Project", "Travel", "Garden", "Research", "Budget", "Volunteer", "Winter"),
    ("Overview", "Notes", "Guide", "Handbook", "Summary", "Minutes"),
)
KEYWORDS = Mix(
    ("budget", "garden", "history", "software", "health", "music", "energy", "travel"),
    ("2023", "2024", "2025", "plan", "archive", "notes"),
)
WORDS = Mix(
    ("the new", "an earlier", "every second", "a small", "the revised", "another", "some other"),
    ("plan", "team", "version", "garden", "proposal", "meeting", "journey"),
)
CELLS = Mix(
    ("about", "nearly", "not yet", "now", "still", "again", "up to"),
    ("42", "17.5", "99", "730", "pending", "done", "approved", "unknown", "checked"),
)
NAMES = Mix(
    ("overview", "details", "summary", "start", "figures", "contact", "sources"),
    ("1", "2", "here", "mark", "old", "main"),
    between="_",
)
SECTIONS = Mix(
    ("Excerpt", "Aside", "Block", "Shared", "Part", "Snippet"),
    ("1", "2", "3", "4", "A", "B", "C"),
    between="",
)
FILES = Mix(
    ("report", "handout", "copy", "minutes", "overview", "summary", "draft", "notes"),
    ("2", "3", "final", "may", "print", "sent", "review"),
    between="_",
)
ADDRESSES = Mix(
    (
        "https://www.example.com",
        "https://www.example.org",
        "https://docs.example.net",
        "https://archive.example.com",
        "https://example.org",
    ),
    ("guide", "start", "contact", "news", "2024", "members", "photos"),
    between="/",
)
