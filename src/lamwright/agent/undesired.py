"""Undesired steps: those that delete structure of a document, where the request asks to take nothing away."""

import re
from collections.abc import Sequence

from lamwright.records.trajectory import Step

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a single)"
_LINES = r"(?:rows?|columns?|lines?)"
_ASKS_ELSE = re.compile(
    r"\b(?:add|insert|append|put|plac(?:e|ing)|includ|creat|new|more\b|another|extra|additional|writ|typ(?:e|ing)|enter"
    r"|fill|bold|italic|underlin|cent(?:er|re)|align|justif|colou?r|highlight|font|siz|format|styl|capital|uppercase"
    r"|lowercase|sort|bullet|number|indent|spac|margin|border|shad|header|footer|caption|comment|footnote|endnote|link"
    r"|bookmark|index|contents|landscape|portrait|sav(?:e|ing)\b|export|widen|wider|larger|bigger|repeat)",
    re.IGNORECASE,
)
_TAKES_AWAY = re.compile(
    r"\b(?:"
    # to take away
    r"delet|remov|remvo|drop(?!s? ?cap)|rid\b|out\b|away|down\b|cut|eras|strip|strik|eliminat|discard|forg[eo]t|stop"
    r"|wip(?:e|ing)|scrap|ditch|dump|throw|threw|toss|bin\b|kill|los[et]\b|los(?:es|ing)\b|kick|nuke|zap|purg|prun|trim"
    r"|clear|clean|empt(?:y|ied)|destroy|expung|excis|omit|exclud|skip|axe\b|chop|chuck|yank|withdraw|cancel"
    r"|abolish|detach|dispos|disappear|scratch|go\b|goes\b|gone\b|leav|left out|tidy|history|retir|quit|over\b"
    # to be without
    r"|without|no\b|not\b|none\b|never|nothing|nobody|zero|(?:do|does|did|is|are|wo|ca)n[\u2019' ]?t\b"
    r"|off\b|disabl|deactivat|hid(?:e|ing)|only|except|fewer|less|reduc|shrink|shorten|condens|surplus|superfluous|redundan|duplicate|needless|obsolete"
    r"|un(?:do|link|group|protect|merg|number|bullet|hid|mark|tick|check|want|need|necess|us(?:ed|ing))"
    # to make something else of it
    r"|merg|join|combin|unif|consolidat|group|convert|transform|replac|substitut|exchang|swap|instead|rather than"
    r"|(?:turn|mak|chang|rework)\w*\b.*\binto\b|(?:in)?to (?:plain |normal )?(?:text|paragraphs?)\b"
    r"|belong|one (?:long |big |single )?cell|ordinary|split|divid|separat|break (?:up|apart)|mov(?:e|ing)|transpos"
    r"|flatten|dissolv|simplif|restructur|rewrit|overwrit|redo\b|revert|restor|reset|accept|reject|same|different"
    r"|page style"
    # to be so many
    rf"|(?:have|has|having|be|to|of|with|at|least|most|exactly)\s+{_NUMBER}\s+{_LINES}\b"
    rf"|{_LINES}\b.*\bto\s+{_NUMBER}\b"
    r")",
    re.IGNORECASE | re.DOTALL,
)
_FILLED_IN = " to fill in"
_MOST = 2


def undesired(request: str, deleted: Sequence[str]) -> str:
    """What a step that ``deleted`` this did beyond ``request``, in words; '' where that is not sure.

    Sure is it only where the request plainly asks for something else (to add, to format ...) and no word of
    it speaks of taking away, of being without, or of making something else of what is there: people ask for
    that in many ways, and a step wrongly taken back is worse than one that stays. What was to be filled in
    goes when it is filled in. Requests are English, as the readers of requests are.
    """
    gone = [what for what in deleted if not what.endswith(_FILLED_IN)]
    if not gone or not _ASKS_ELSE.search(request) or _TAKES_AWAY.search(request):
        return ""
    return f"deleted {', '.join(gone)}, which the request does not ask for"


def took_back_often(history: Sequence[Step]) -> bool:
    """Whether as many steps were taken back as end an episode."""
    return sum(1 for step in history if was_taken_back(step)) >= _MOST


def was_taken_back(step: Step) -> bool:
    """Whether what the step did was undone again."""
    return step.outcome is not None and step.outcome.reason == "taken_back"
