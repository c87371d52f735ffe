"""Where a link leads whose address the request does not give: to the address that is made a link."""

import re

_SAID = re.compile(
    r"https?://|\bwww\.|\bmailto:|[\w.+-]+@[\w-]+\.|\b[\w-]+\.(?:com|org|net|example|uk|de|fr|eu|info)\b"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SITE = re.compile(
    r"https?://\S+[\w/]|\bwww(?:\.[\w-]+)+(?:/[\w./-]*\w)?|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|example)\b"
)


def address_of(selected: str, held: str, request: str) -> str:
    """The address in the ``selected`` text, or the only one in the text that is ``held``; empty: ask the request."""
    if _SAID.search(request):
        return ""
    for text in (selected, held):
        mails = dict.fromkeys(_MAIL.findall(text))
        sites = dict.fromkeys(_SITE.findall(_MAIL.sub(" ", text)))
        found = [*(f"mailto:{mail}" for mail in mails), *map(_whole, sites)]
        if len(found) == 1:
            return found[0]
    return ""


def _whole(site: str) -> str:
    return site if "://" in site else f"https://{site}"
