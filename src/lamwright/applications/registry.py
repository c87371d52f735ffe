"""Which applications are installed: entry points of the group ``lamwright.applications``."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from lamwright.applications.application import Application
from lamwright.collect.manual import Manual
from lamwright.records.errors import UsageError

GROUP = "lamwright.applications"


def installed() -> dict[str, tuple[EntryPoint, ...]]:
    """Entry points by application name, in alphabetical order; more than one: two plug-ins clash."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        known = found.get(point.name, ())
        if point.value not in {other.value for other in known}:
            found[point.name] = (*known, point)
    return found


def find_application(name: str) -> Application:
    """The installed application called ``name``.

    Raises ``UsageError`` (one sentence) when there is none, when two packages give the same name,
    or when its package cannot be imported; the other applications still work.
    """
    points = installed().get(name, ())
    if not points:
        raise UsageError(f"There is no application '{name}'; installed: {', '.join(installed())}.")
    if len(points) > 1:
        values = " and ".join(point.value for point in points)
        raise UsageError(f"Two plug-ins are called '{name}': {values}; uninstall one of them.")
    return load(points[0])


@cache
def load(point: EntryPoint) -> Application:
    """The application behind an entry point, one for this process: what it found is found once.

    Raises ``UsageError`` when it is broken.
    """
    try:
        found = point.load()
        application = found() if isinstance(found, type) else found
    except (Exception, SystemExit) as error:  # noqa: BLE001 - foreign code may raise anything when imported
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        raise UsageError(f"Application '{point.name}' ({point.value}) is broken: {what}") from error
    if not isinstance(application, Application) or application.name != point.name:
        raise UsageError(
            f"Application '{point.name}' ({point.value}) is no lamwright Application of that name."
        )
    return application


def working() -> Iterator[Application]:
    """All installed applications that can be imported; broken ones are passed over."""
    for name in installed():
        try:
            yield find_application(name)
        except UsageError:
            continue


def manual_of(name: str) -> Manual:
    """How documentation of ``name`` is read; documentation of what is not installed is read too."""
    return find_application(name).manual() if name in installed() else Manual()


def application_for(document: Path, name: str | None = None) -> Application:
    """The application called ``name`` (None: the first that opens documents of this type).

    Raises ``UsageError`` when there is none, or when it opens only documents of other types.
    """
    application = find_application(name or application_of(document))
    types = sorted({*application.opens, *application.suffixes})
    if types and document.suffix.lower() not in types:
        raise UsageError(
            f"{application.title} does not open '{document.suffix}' files, only {', '.join(types)}."
        )
    return application


def application_of(document: Path) -> str:
    """Name of the first installed application that opens documents of this type.

    Raises ``UsageError`` when there is none. Broken applications are passed over.
    """
    unusable = []
    for name in installed():
        try:
            application = find_application(name)
        except UsageError as error:
            unusable.append(str(error).rstrip("."))
            continue
        if document.suffix.lower() in application.opens:
            return application.name
    why = f" ({'; '.join(unusable)})" if unusable else ""
    raise UsageError(f"No installed application opens '{document.suffix}' files{why}.")
