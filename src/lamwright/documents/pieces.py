"""The text of a paragraph while it is read, in pieces: a paragraph may hold a hundred thousand."""

from lamwright.records.document import CharacterFormat, Run


class Pieces:
    """Text with its format and link, piece after piece."""

    def __init__(self) -> None:
        self._held: list[tuple[list[str], CharacterFormat, str]] = []
        self.length = 0

    def add(self, text: str, look: CharacterFormat, link: str) -> None:
        """One more, which is joined to the last if it looks like it."""
        self.length += len(text)
        last = self._held[-1] if self._held else None
        if last is not None and last[1] == look and last[2] == link:
            last[0].append(text)
        else:
            self._held.append(([text], look, link))

    def since(self, start: int) -> str:
        """The text from a place on; only the pieces that hold it are looked at."""
        texts: list[str] = []
        missing = self.length - start
        for piece in reversed(self._held):
            for text in reversed(piece[0]):
                if missing <= 0:
                    return "".join(reversed(texts))
                texts.append(text[-missing:])
                missing -= len(text)
        return "".join(reversed(texts))

    def runs(self) -> tuple[Run, ...]:
        """All of it; neighbours of one format are one."""
        return tuple(
            Run(text="".join(texts), format=look, link=link) for texts, look, link in self._held
        )
