"""Containers of a window and what they hold."""

from collections.abc import Iterator, Mapping, Sequence

from lamwright.environments.linux.atspi.objects import Fixed


def chains(
    paths: Sequence[str], fixed: Mapping[str, Fixed], window: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each object what holds it, nearest first.

    LibreOffice embeds GTK widgets whose parent is not in the tree; the object before them is it.
    """
    found: dict[str, tuple[str, ...]] = {window: ()}
    before = window
    for path in paths:
        parent = fixed[path].parent if path in fixed else before
        holder = parent if parent in found else before
        found[path] = (holder, *found[holder])
        before = path
        yield path, found[path]
