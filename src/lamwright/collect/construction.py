"""The words a procedure is for -> one imperative task sentence."""

import re

from lamwright.collect.words import word_set

_ADD_E = word_set(
    "activat advanc animat caus anonymiz appris arrang automat brows calculat captur chang clos collaborat "
    "combin compar compos creat customiz deactivat defin delet deriv describ disabl distribut divid "
    "enabl encod exchang exclud execut financ generat hid hyphenat ignor imag includ increas "
    "initializ integrat invok legaliz leav licens locat mak manag manipulat maximiz measur merg "
    "minimiz mov navigat nam not organiz outlin packag plac practic prepar produc promot "
    "purchas quot rais reduc redlin remov renam replac resiz resum reus revers rotat sav scal separat shap "
    "shar siz specializ stat stor subtitl synchroniz titl transpos translat typ underlin updat us "
    "validat valu visualiz writ"
)
_KEEP_DOUBLE = ("ll", "ss", "zz", "ff", "ee", "oo")
_NOT_VERBS = frozenset({"string", "spring", "thing", "heading", "spelling", "during"})


def task_sentence(purpose: str) -> str | None:
    """``Inserting Page Numbers`` -> ``Insert page numbers``; None when it names no deed."""
    text = re.sub(r"\s*\([^)]*\)\s*$", "", purpose.strip().strip(" .:,")).replace("  ", " ")
    text = re.sub(r"^(?:How )?[Tt]o (?=\w)", "", text)
    text = re.sub(
        r"^(?:(?:Use|Click|Choose|Select|Check|Mark)(?: (?:this|the) [\w ]{2,20}?| here)?) (?=to )to ",
        "",
        text,
    )
    text = re.sub(r",?(?: proceed as follows| do the following| follow these steps).*", "", text)
    text = re.split(
        r", or (?:click|select|choose|enter) |,? in which you can |,? which (?:enables|allows) |, where ",
        text,
    )[0]
    text = (
        re.sub(
            r",? (?:enter|type|select|click|choose|check|mark|set|specify|press|use) .*", "", text
        )
        if purpose.lstrip().startswith("To ") and ", " in text
        else text
    )
    text = _opened(text)
    words = text.split()
    if not words or words[-1].lower() in _SMALL - {"up", "down"}:
        return None
    if len(words) < 4 and words[-1].lower() in _PLACES and not words[0].endswith("ing"):
        return None
    told = (
        len(words) > 2
        and re.fullmatch(r"[A-Z][a-z]{3,}s", words[0])
        and words[1].lower() in _AFTER_VERB
    )
    first = _unthird(words[0].lower()) if told else _base_form(words[0])
    if first is None:
        return None
    weighty = [word for word in words[1:] if word not in _SMALL]
    titled = sum(word[:1].isupper() for word in weighty) > len(weighty) / 2
    rest = _lower(words[1:]) if titled else words[1:]
    rest = _coordinate(words[0], rest)
    if words[0].endswith("s"):
        rest = _follow_third(rest)
    return " ".join([first[:1].upper() + first[1:], *rest])


_OPENS = re.compile(
    r"^(?:Opens?|Displays?|Shows?|Brings? up|Launch(?:es)?|Starts?|Access(?:es)?) (?:an?|the|another) "
    r"[\w\" -]{0,40}?(?:dialog|window|wizard|submenu|menu|tool|box|assistant)(?: box| window)?,? "
    r"(?:(?:which|that) (?:allows? you to|lets you|enables you to|you can use to)|(?:where|in which|from which|"
    r"with which) you can|that helps you(?: to)?|allowing you to|to let you|to|for you to) (?=[a-z])"
)


def _opened(text: str) -> str:
    """'Opens a dialog where you can change X' is for changing X."""
    match = _OPENS.match(text)
    if not match:
        return text
    rest = text[match.end() :]
    return rest[:1].upper() + rest[1:]


def _base_form(word: str) -> str | None:
    """The verb in its base form: 'Inserting,' and 'Inserts' -> 'Insert'."""
    core = re.sub(r"\W+$", "", word)
    lower, tail = core.lower(), word[len(core) :]
    if lower.endswith("ing") and len(lower) > 4:
        verb = _ungerund(lower)
        return verb + tail if verb else None
    verb = _unthird(lower)
    return verb + tail if verb in _BASE else None


def _ungerund(word: str) -> str | None:
    if word in _NOT_VERBS:
        return None
    stem = word[:-3]
    known = [verb for verb in (stem, stem + "e", stem[:-1]) if verb in _BASE]
    if known:
        return known[0]
    if stem in _ADD_E or stem.endswith(("iz", "bl", "v")):
        return stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2] and not stem.endswith(_KEEP_DOUBLE):
        return stem[:-1]
    return stem


def _unthird(word: str) -> str:
    if word in _BASE or not word.endswith("s"):
        return word
    if word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word[:-1] in _BASE or word[:-2] in _ADD_E:
        return word[:-1]
    sibilant = re.search(r"(?:[sxzo]|[cs]h)es$", word)
    return word[:-2] if sibilant else word[:-1]


def _coordinate(first: str, rest: list[str]) -> list[str]:
    """'Inserting, editing, and linking frames': the other verbs follow the first."""
    if not first.rstrip(",").lower().endswith("ing"):
        return rest
    done = list(rest)
    for index, word in enumerate(rest[:4]):
        before = rest[index - 1] if index else first
        if word.lower().rstrip(",").endswith("ing") and (
            before.endswith(",") or before in {"and", "or"}
        ):
            done[index] = _base_form(word) or word
    return done


def _follow_third(rest: list[str]) -> list[str]:
    """'Removes X and inserts Y': the second verb follows the first."""
    done = list(rest)
    for index, word in enumerate(rest[1:], 1):
        verb = _unthird(word)
        if rest[index - 1].lower() in {"and", "or", "then"} and verb != word and verb in _BASE:
            done[index] = verb
    return done


def _lower(words: list[str]) -> list[str]:
    """Title case undone, but acronyms, CamelCase and quoted names are kept."""
    done, quoted = [], False
    for word in words:
        opens = word.count('"') % 2 == 1
        keep = (
            quoted
            or '"' in word
            or not re.fullmatch(r"\(?[A-Z][a-z'-]+[,.)]?(?:-[A-Za-z]+)?", word)
        )
        done.append(word if keep or word in _NAMES else word.lower())
        quoted ^= opens
    return done


_SMALL = word_set("a an the and or of in on to for with by from as at into within through up down")
_AFTER_VERB = word_set("the a an all each every any your whether how current selected text this")
_PLACES = word_set("menu toolbar bar dialog tab page button field icon list box options window")
_NAMES = frozenset({"Writer", "Calc", "Impress", "Draw", "Base", "Math", "Microsoft", "Unicode"})
_BASE = word_set(
    "accept activate add adjust align allow anchor apply arrange assign attach automate avoid "
    "break calculate cancel center change check choose clear close combine compare connect control "
    "convert copy count create customize cut deactivate define delete deselect detach determine "
    "disable display distribute divide draw edit embed enable end enlarge enter exchange exclude "
    "exit expand export extend find fit flip follow format freeze generate get go group "
    "hide highlight hyphenate ignore import include increase decrease indent insert invert "
    "jump justify keep limit link list load lock look maintain make manage mark maximize merge "
    "minimize modify move name navigate number open optimize organize paste place position "
    "preview prevent print protect record redo reduce reject remove rename renumber reorder repeat "
    "replace reset resize restart restore return reverse review rotate round run save scale search "
    "select send separate set shift show sort specify split start stop store switch "
    "toggle turn type underline undo ungroup unlink unlock unprotect update use view "
    "access archive annotate backup blur block bookmark browse burn calibrate categorize clone color "
    "colorize colour complete compress compute concatenate configure crop decrypt desaturate detect "
    "disconnect dismiss download duplicate eject email encrypt erase estimate evaluate extract fill "
    "filter focus forward initiate install invite invoke join label launch log magnify mirror mount "
    "mute pair paint pause perform pick plot postpone rate recolor reconcile recover redraw reload "
    "reply rip schedule share sharpen simplify smooth solve stretch subscribe sync synchronize tag "
    "toggle trace transform trim unblock uncompress unfold unlock unmount unpack unselect "
    "unsubscribe upload verify visit wipe "
    "execute wrap write zoom swap promote demote refresh reapply cross-reference transpose sum sign undock dock"
)
