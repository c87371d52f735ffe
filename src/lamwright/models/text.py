"""Text to the tokens a model expects, for any tokenizer."""

import re
from collections.abc import Sequence

from jinja2 import TemplateError

from lamwright.models.tokens import TextTokenizer
from lamwright.records.errors import ModelError

_SPACE_MARK = "▁"
_CONTROL = re.compile(r"<[^<>\s]+>|\[[^\[\]\s]+\]")
_OWN_MARK = re.compile(r"<\|(request|done|plan|canvas|controls|reply|task|end)\|>")
_BEFORE = ("\n", "=", ".", "a")
_TURN = re.compile(r"\x1f(\d+)\x1f")
_PLACE = "\x1fTEXT\x1f"
_ANSWER = "\x1fANSWER\x1f"


class TextEncoder:
    """Prompts and replies as token ids.

    Control tokens that a text spells out (``<eos>``, ``<end_of_turn>``) are cut in two, so that a
    document can neither end a prompt nor open a turn; part marks of the codec that the tokenizer
    holds stay whole. Where the tokenizer has a chat template, the prompt is the user's turn.
    """

    def __init__(self, tokenizer: TextTokenizer) -> None:
        """Raises ``ModelError`` without an end mark or for a tokenizer that is not a fast one."""
        if not tokenizer.is_fast:
            raise ModelError(
                "The tokenizer is not a fast one (tokenizer.json), which constrained decoding needs; "
                "convert it with transformers first."
            )
        if tokenizer.eos_token_id is None:
            raise ModelError(
                "The tokenizer has no end-of-sequence token, so replies could never end."
            )
        self.tokenizer = tokenizer
        self._control = _control_tokens(tokenizer)
        first = tokenizer.convert_ids_to_tokens(self._plain("a"))[:1]
        self._prefixes = bool(first) and str(first[0]).startswith(_SPACE_MARK)
        self._opening, self._closing = "", ""
        self.end = self._end = int(tokenizer.eos_token_id)
        if tokenizer.chat_template:
            self._read_template()

    @property
    def chat(self) -> bool:
        """Whether prompts are a turn of a chat."""
        return bool(self._opening or self._closing)

    def prompt(self, text: str) -> list[int]:
        """The ids a reply follows; never empty."""
        if not self.chat:
            return self.raw(text)
        opening = self._plain(self._opening)
        return [*opening, *self._continued(text), *self._plain(self._closing)]

    def conversation(self, turns: Sequence[tuple[str, str]]) -> list[int]:
        """The ids of the turns (role, text) of a chat, up to where the model's reply begins.

        One turn of the user is a prompt; without a chat template the turns stand one below the other.
        Raises ``ModelError`` for turns that the template does not take.
        """
        if not self.chat or (len(turns) == 1 and turns[0][0] == "user"):
            return self.prompt("\n\n".join(text for _, text in turns))
        marked = [{"role": role, "content": f"\x1f{n}\x1f"} for n, (role, _) in enumerate(turns)]
        ids: list[int] = []
        for number, piece in enumerate(_TURN.split(self._rendered(marked, opens=True))):
            said = number % 2 == 1
            ids += self._continued(turns[int(piece)][1]) if said else self._plain(piece)
        return ids

    def raw(self, text: str) -> list[int]:
        """The ids of ``text`` as it is, with what the tokenizer puts in front; no turn of a chat."""
        ids = self._started(text)
        if ids and ids[-1] == self._end:
            ids.pop()
        first = self.tokenizer.bos_token_id
        return ids or [self._end if first is None else first]

    def reply(self, text: str) -> list[int]:
        """The ids of a whole reply, its end mark included."""
        return [*self._continued(text), self.end]

    def _started(self, text: str) -> list[int]:
        """``text`` from its beginning, with what the tokenizer puts in front."""
        pieces = self._pieces(text)
        ids = list(self.tokenizer(pieces[0])["input_ids"])
        return ids + [i for piece in pieces[1:] for i in self._bare(piece)]

    def _continued(self, text: str) -> list[int]:
        return [i for piece in self._pieces(text) for i in self._bare(piece)]

    def _pieces(self, text: str) -> list[str]:
        """``text`` cut after the first character of each control token it spells."""
        if self._control is None:
            return [text]
        cuts = [match.start() + 1 for match in self._control.finditer(text)]
        return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]

    def _plain(self, text: str) -> list[int]:
        return list(self.tokenizer(text, add_special_tokens=False)["input_ids"])

    def _bare(self, text: str) -> list[int]:
        """``text`` as it stands inside a text: without the space some tokenizers put before it."""
        ids = self._plain(text)
        if not self._prefixes or not text:
            return ids
        for before in _BEFORE:
            opening, whole = self._plain(before), self._plain(before + text)
            if whole[: len(opening)] == opening:
                return whole[len(opening) :]
        return ids

    def _read_template(self) -> None:
        turn = [{"role": "user", "content": _PLACE}]
        answered = [*turn, {"role": "assistant", "content": _ANSWER}]
        asked = self._rendered(turn, opens=True)
        if _PLACE not in asked:
            raise ModelError("The tokenizer's chat template drops what the user says.")
        self._opening, self._closing = asked.split(_PLACE, 1)
        after = self._rendered(answered, opens=False).rpartition(_ANSWER)[2]
        ids = self._plain(after.strip())
        if ids and ids[0] in self.tokenizer.added_tokens_decoder:
            self.end = ids[0]

    def _rendered(self, turns: list[dict[str, str]], *, opens: bool) -> str:
        try:
            return str(
                self.tokenizer.apply_chat_template(
                    turns, tokenize=False, add_generation_prompt=opens
                )
            )
        except (TemplateError, ValueError, TypeError, KeyError) as error:
            raise ModelError(f"The tokenizer's chat template cannot be used: {error}") from error


def _control_tokens(tokenizer: TextTokenizer) -> re.Pattern[str] | None:
    """What a text may spell that the tokenizer would take for more than text."""
    names = [
        token.content
        for token in tokenizer.added_tokens_decoder.values()
        if (token.special or _CONTROL.fullmatch(token.content))
        and len(token.content) > 1
        and not _OWN_MARK.fullmatch(token.content)
    ]
    if not names:
        return None
    names.sort(key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in names))
