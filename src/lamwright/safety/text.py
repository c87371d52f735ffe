"""Foreign text is data: one function each for the terminal, for prompts, and for what must stay secret."""

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters of both sets (ESC and CSI among them), what changes the direction, what is not seen."""
_MARKS = re.compile(
    r"<\|(?=[^|<>]{0,40}\|?>?)"  # <|im_start|> and all of its kind
    r"|<(?=/?(?:s|bos|eos|pad|unk|mask|cls|sep)>)"
    r"|<(?=/?(?:start_of_turn|end_of_turn|begin_of_text|end_of_text|tool_call|tool_response|think)>)"
    r"|\[(?=/?(?:INST|SYS|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])"
    r"|<(?=</?SYS>>)"
    r"|<(?=/?(?:User Request|Available Controls|Document|Previous Actions|Previous Plans)>)",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"(?P<scheme>\b[a-z][a-z0-9+.-]*://)[^/\s@]+@"
    r"|(?P<bearer>\b(?:bearer|basic)\s+)[A-Za-z0-9._~+/=-]{6,}"
    r"|(?P<named>\b(?:api[-_]?key|token|password|secret|authorization)\b[\"']?\s*[=:]\s*[\"']?)(?!bearer\b|basic\b)[^\s\"'&,;]{3,}"
    r"|(?P<known>\bsk-)[A-Za-z0-9_-]{8,}",
    re.IGNORECASE,
)
_HIDDEN = "***"


def for_terminal(text: str) -> str:
    """``text`` as a terminal may get it: what would operate the terminal is written out."""
    return _CONTROL.sub(lambda match: _written(match[0]), text)


def for_prompt(text: str) -> str:
    """``text`` as a prompt may hold it: one line in which nothing is a mark of a prompt or a chat.

    A mark is distinguished by a space (``[ INST]``); other text is as it was.
    """
    line = " ".join(_CONTROL.sub(" ", text).split())
    return _MARKS.sub(lambda match: f"{match[0][0]} {match[0][1:]}", line)


def without_secrets(text: str, *known: str) -> str:
    """``text`` for a message or a log: passwords of addresses, keys and what is ``known`` are hidden."""
    for secret in sorted(filter(None, known), key=len, reverse=True):
        text = text.replace(secret, _HIDDEN)
    return _SECRET.sub(_hidden, text)


def _hidden(match: re.Match[str]) -> str:
    kept = next(part for part in match.groups() if part is not None)
    return f"{kept}{_HIDDEN}@" if match["scheme"] else f"{kept}{_HIDDEN}"


def _written(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:  # noqa: PLR2004
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004
