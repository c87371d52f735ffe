"""Runs of words as a deterministic automaton: what ``substring_words`` of llguidance accepts."""

import re

_CHUNK = re.compile(r"\s+|\w+|[^\s\w]+")


class Spans:
    """A suffix automaton over the chunks of a text; what is read may end in any state.

    ``states[i]`` gives the chunks that may follow and the states they lead to; state 0 is the start.
    """

    def __init__(self, text: str) -> None:
        self.states: list[dict[str, int]] = [{}]
        self._link = [-1]
        self._length = [0]
        last = 0
        for chunk in _CHUNK.findall(text):
            last = self._after(last, chunk)

    def _after(self, last: int, chunk: str) -> int:
        """The state of the text read so far and ``chunk``."""
        new = self._add({}, self._length[last] + 1)
        while last != -1 and chunk not in self.states[last]:
            self.states[last][chunk] = new
            last = self._link[last]
        if last == -1:
            self._link[new] = 0
        elif self._length[self.states[last][chunk]] == self._length[last] + 1:
            self._link[new] = self.states[last][chunk]
        else:
            self._link[new] = self._split(last, chunk)
        return new

    def _split(self, last: int, chunk: str) -> int:
        """A copy of the state behind ``chunk`` for the shorter texts that lead to it."""
        old = self.states[last][chunk]
        copy = self._add(dict(self.states[old]), self._length[last] + 1)
        self._link[copy], self._link[old] = self._link[old], copy
        while last != -1 and self.states[last].get(chunk) == old:
            self.states[last][chunk] = copy
            last = self._link[last]
        return copy

    def _add(self, state: dict[str, int], length: int) -> int:
        self.states.append(state)
        self._link.append(-1)
        self._length.append(length)
        return len(self.states) - 1
