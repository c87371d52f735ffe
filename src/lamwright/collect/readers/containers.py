"""Notes, tabs and stepwise containers of Markdown's dialects, rewritten as HTML elements.

Docusaurus and MyST (``:::tip``, ```` ```{note} ````), MkDocs (``!!! note``, ``=== "Tab"``), GitBook
(``{% hint %}``, ``{% tab %}``), Microsoft Learn (``# [Web](#tab/web)``), MDX (``<TabItem>``).
"""

import re
from collections.abc import Iterator, Sequence

_IMPORT = re.compile(r"^(?:import|export)\s.*(?:['\"];?|[=({,])\s*$|^import\s.+\sfrom\s")
_COMMENT = re.compile(r"\{/\*.*?\*/\}|<!--.*?-->", re.DOTALL)
_COLONS = re.compile(r"^(\s*(?:[-*] )?)(:{3,})\s*(?:\{([\w:-]+)\}|\[?([\w-]+))?(.*)$")
_FENCE = re.compile(r"^(\s*)(`{3,}|~{3,})\s*(?:\{([\w:-]+)\})?(.*)$")
_GITBOOK = re.compile(
    r"\{%-?\s*(end)?(hint|tabs?|stepper|step|note|warning|tip|info|danger|data|include)\b[^%]*%\}"
)
_LEARN_TAB = re.compile(r"^\s*#{1,6}\s*\[[^\]]+\]\(#tab/[^)]+\)\s*$")
_RULE = re.compile(r"^\s*(?:-{3,}|\*\s?\*\s?\*[\s*]*|_{3,})\s*$")
_INDENTED = re.compile(r"^(\s*)(!!!|\?\?\?\+?|===[!+]?)\s+(.*)$")
_OPTION = re.compile(r"^\s*:[\w-]+:.*$|^\s*---\s*$")
_ROLE = re.compile(r"\{([\w:-]+)\}(`+)(.+?)\2(?!`)")
_EMBED = re.compile(r"!\[\[[^\]]*\]\]")
_WIKI = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]")
_SHORTCODE = re.compile(r"\{\{[<%].*?[%>]\}\}")
_COMPONENT = re.compile(r"<(/?)([A-Z][\w.]*)((?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)?)(/?)>")
_STEP_TITLE = re.compile(r"""\btitle=\{?["']([^"']+)["']""")
_NOTES = {
    "note", "tip", "warning", "info", "callout", "admonition", "aside", "caution", "danger", "details", "accordion",
    "alert", "check", "important", "expandable", "spoiler",
}  # fmt: skip
_TABS = {"tab-set", "tabs", "tab-container", "tabset", "code-group"}
_TAB = {"tab-item", "tab", "tabitem"}
_PLAIN = {
    "steps",
    "stepper",
    "step",
    "grid",
    "card",
    "row",
    "column",
    "div",
    "container",
    "group",
    "procedure",
}


def as_html(text: str) -> str:
    """``text`` with every container as an element: ``aside``, ``tabs``, ``tabitem`` or ``div``."""
    text = _WIKI.sub(lambda found: found[1].rpartition("#")[2], _EMBED.sub("![]()", text))
    whole = _components(_COMMENT.sub("", text).replace("\t", "    "))
    lines = whole.splitlines()
    lines = list(_learn_tabs(_indented(_fenced(lines))))
    out: list[str] = []
    for line in lines:
        if not _IMPORT.match(line):
            out += _gitbook(_SHORTCODE.sub("", line))
    return _roles("\n".join(out)) + "\n"


def _components(text: str) -> str:
    """JSX components as containers; of those that are not known only the text stays."""
    steps = 0

    def replaced(found: re.Match[str]) -> str:
        nonlocal steps
        name = found[2].lower()
        if found[4]:
            return ""
        if name == "step" and (title := _STEP_TITLE.search(found[3])):
            steps += 1
            return f"\n\n#### Step {steps}: {title[1]}\n\n"
        if name in _TABS | _TAB | _NOTES:
            return f"\n<{found[1]}{_element(name)}>\n"
        return ""

    return _COMPONENT.sub(replaced, text)


def _element(name: str) -> str:
    """The element that stands for a container called ``name``."""
    lower = name.lower()
    if lower in _TABS:
        return "tabs"
    if lower in _TAB:
        return "tabitem"
    return "div" if lower in _PLAIN else "aside"


def _fenced(lines: Sequence[str]) -> Iterator[str]:
    """``:::name`` and ```` ```{name} ```` containers; fences of code are left as they are."""
    stack: list[tuple[str, str]] = []
    code = ""
    for line in lines:
        fence = _FENCE.match(line)
        if code:
            if fence and fence[2].startswith(code) and not fence[4].strip():
                code = ""
            yield line
            continue
        mark = fence or _COLONS.match(line)
        if mark is None:
            if not (stack and _OPTION.match(line)):
                yield line
            continue
        opens = mark[3] or (None if fence else mark[4])
        if opens:
            stack.append((mark[2], _element(opens)))
            yield from ("", f"{_blank(mark[1])}<{stack[-1][1]}>", "")
        elif stack and mark[2].startswith(stack[-1][0][:3]):
            yield from ("", f"{_blank(mark[1])}</{stack.pop()[1]}>", "")
        elif fence:
            code = mark[2]
            yield line


def _blank(lead: str) -> str:
    return " " * len(lead)


def _indented(lines: Iterator[str]) -> Iterator[str]:
    """``!!! note`` with its indented text left out; of ``=== "Tab"`` the first one's, dedented."""
    depth, kept, tabbed = -1, False, -1
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if depth >= 0 and line.strip() and indent <= depth:
            depth = -1
        mark = _INDENTED.match(line)
        if mark and depth < 0:
            depth = len(mark[1])
            kept = mark[2].startswith("===") and tabbed != depth
            tabbed = depth if mark[2].startswith("===") else -1
            yield ""
        elif depth < 0:
            tabbed = tabbed if not line.strip() else -1
            yield line
        elif kept:
            yield line[4:] if line.strip() else line


def _learn_tabs(lines: Iterator[str]) -> Iterator[str]:
    """Of the tabs of Microsoft Learn the first; a rule ends them."""
    tabs = 0
    for line in lines:
        if _LEARN_TAB.match(line):
            tabs += 1
        elif tabs and (_RULE.match(line) or re.match(r"#{1,2} ", line)):
            tabs = 0
            yield "" if _RULE.match(line) else line
        elif tabs < 2:
            yield line


def _gitbook(line: str) -> Iterator[str]:
    found = _GITBOOK.search(line)
    if not found:
        yield line
        return
    lead = _blank(line[: len(line) - len(line.lstrip())])
    name = found[2]
    if name in {"data", "include"}:
        yield line
    elif found[1]:
        yield from ("", f"{lead}</{_element(name)}>", "")
    else:
        yield from ("", f"{lead}<{_element(name)}>", "")


def _roles(text: str) -> str:
    """MyST's roles as the HTML that Sphinx writes."""
    return _ROLE.sub(lambda found: role_html(found[1], found[3]), text)


def role_html(role: str, text: str) -> str:
    """A role of Sphinx as HTML: menus, labels and keys by class, of references the words."""
    shown = text.replace("<", "&lt;")
    if role == "menuselection":
        return f'<span class="menuselection">{re.sub(r" ?--> ?", " ‣ ", shown).replace("&", "")}</span>'
    if role == "guilabel":
        return f'<span class="guilabel">{shown.replace("&", "")}</span>'
    if role == "kbd":
        return f"<kbd>{shown}</kbd>"
    title = re.match(r"(.+?)\s*(?:<|&lt;)[^>]*>$", shown)
    return title[1] if title else shown.lstrip("~!")
