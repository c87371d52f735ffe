"""How-to articles: schema.org HowTo in JSON-LD, and pages built like WikiHow's."""

import json
import re
from collections.abc import Iterator

from lxml import html

from lamwright.collect.procedure import Procedure
from lamwright.collect.steps import split_steps

_TAGS = re.compile(r"<[^>]+>")
_STEP_PATH = '//*[contains(concat(" ", normalize-space(@class), " "), " step ")]'


def howto_procedures(tree: html.HtmlElement) -> Iterator[Procedure]:
    """The procedures of an article; nothing when it is not one."""
    found = [each for each in map(_from_schema, _schemas(tree)) if each]
    yield from found or _wikihow(tree)


def _schemas(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            loaded = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        yield from _howtos(loaded, 0)


def _howtos(value: object, depth: int) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for each in value:
            yield from _howtos(each, depth)
    elif isinstance(value, dict) and depth < 4:
        kinds = value.get("@type")
        if kinds == "HowTo" or (isinstance(kinds, list) and "HowTo" in kinds):
            yield value
        yield from _howtos(value.get("@graph"), depth + 1)


def _from_schema(howto: dict[str, object]) -> Procedure | None:
    name = str(howto.get("name") or "").strip()
    steps = tuple(
        step for text in _texts(howto.get("step"), 0) for step in split_steps(_marked(text))
    )
    return Procedure("numbered", _purpose(name), name, steps) if name else None


def _texts(step: object, depth: int) -> Iterator[str]:
    """Step texts in order: strings, HowToStep, sections and lists of them; of methods the first."""
    if isinstance(step, str):
        yield step
    elif isinstance(step, list):
        sections = [each for each in step if _is_section(each)]
        methods = sections[:1] if sections and _are_methods(sections) else step
        for each in methods:
            yield from _texts(each, depth)
    elif isinstance(step, dict) and depth < 5:
        inner = step.get("itemListElement") or step.get("steps")
        if inner:
            yield from _texts(inner, depth + 1)
        else:
            yield str(step.get("text") or step.get("name") or "")


def _is_section(value: object) -> bool:
    return isinstance(value, dict) and value.get("@type") == "HowToSection"


def _are_methods(sections: list[object]) -> bool:
    """Whether sections are alternatives, not parts: WikiHow calls them methods."""
    names = [str(each.get("name") or "") for each in sections if isinstance(each, dict)]
    return not any(re.match(r"(?i)part\b|step\b|\d", name) for name in names)


def _wikihow(tree: html.HtmlElement) -> Iterator[Procedure]:
    """Of an article with several methods, one procedure for each."""
    title = " ".join("".join(tree.xpath("string(//h1)")).split())
    if not tree.xpath(_STEP_PATH) or not title.lower().startswith("how to"):
        return
    for listed in tree.xpath(
        '//*[contains(@class, "steps_list") or contains(@class, "steps-list")]'
    ):
        bodies = listed.xpath("." + _STEP_PATH[1:]) or listed.xpath("./li")
        steps = tuple(step for each in bodies for step in split_steps(_step_text(each)))
        yield Procedure("numbered", _purpose(title), title, steps)


def _step_text(body: html.HtmlElement) -> str:
    for extra in body.xpath(".//ul | .//script | .//sup"):
        extra.drop_tree()
    return _marked(" ".join(body.text_content().split()))


def _marked(text: str) -> str:
    return re.sub(r"\s*(?:→|›|‣|&gt;|»)\s*", " > ", _TAGS.sub("", text)).strip()


def _purpose(title: str) -> str:
    """The title without what articles add: a number of methods, a site's name."""
    text = re.sub(r"\s*(?:[-|–:(]\s*(?:\d+ \w+|wikiHow|with pictures).*)$", "", title, flags=re.I)
    return re.sub(r"(?i)^how to ", "To ", text)
