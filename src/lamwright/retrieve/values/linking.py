"""Where a link leads: to the mail address that a request names, else to the only address that is made a link."""

import re

_SAID = re.compile(
    r"https?://|\bwww\.|\bmailto:|[\w.+-]+@[\w-]+\.|\b[\w-]+\.(?:com|org|net|example|uk|de|fr|eu|info)\b"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SITE = re.compile(
    r"https?://\S+[\w/]|\bwww(?:\.[\w-]+)+(?:/[\w./-]*\w)?|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|example)\b"
)


def address_of(selected: str, held: str, request: str) -> str:
    """The mail address in the ``request``, else that in the ``selected`` text, or the only one in ``held``; empty: ask.

    Where the request names a site, or several addresses, the reader of values finds which it is.
    """
    said = dict.fromkeys(_MAIL.findall(request))
    if len(said) == 1 and not _SAID.search(_MAIL.sub(" ", request)):
        return f"mailto:{next(iter(said))}"
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
