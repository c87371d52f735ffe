"""Checks of parts in or beside the text: fields, notes, links, sections, settings ..."""

from lamwright.applications.writer.checks.evidence import Answer, Evidence, squeezed, stands_in
from lamwright.applications.writer.checks.kinds import (
    BookmarkPresent,
    ChangeTracking,
    CommentCount,
    CommentPresent,
    FieldPresent,
    IndexPresent,
    LineNumbering,
    LinkAbsent,
    LinkPresent,
    NoteCount,
    NotePresent,
    ObjectCount,
    PropertyIs,
    SectionPresent,
    StyleExists,
    TrackedChanges,
)
from lamwright.records.document import DocumentState, SectionState


def field_present(check: FieldPresent, seen: Evidence) -> Answer:
    """A field of the kind exists."""
    state = seen.final
    held = any(
        field.kind == check.field
        and check.place in {None, field.place}
        and stands_in(state, field.paragraph, check.paragraph)
        for field in state.fields
    )
    listed = ", ".join(f"{field.kind} in the {field.place}" for field in state.fields)
    return Answer(held, f"asked: {check.field}; fields: {listed or 'none'}")


def note_present(check: NotePresent, seen: Evidence) -> Answer:
    """A note of this kind, text and anchor."""
    state = seen.final
    held = any(
        note.kind == check.note
        and _is(check.text, note.text)
        and stands_in(state, note.paragraph, check.anchor)
        for note in state.notes
    )
    listed = ", ".join(f"{note.kind} “{note.text.strip()}”" for note in state.notes)
    return Answer(held, f"asked: {check.note} “{check.text}”; notes: {listed or 'none'}")


def note_count(check: NoteCount, seen: Evidence) -> Answer:
    """So many notes of a kind."""
    found = sum(1 for note in seen.final.notes if note.kind == check.note)
    return Answer(found == check.count, f"{found} {check.note}s, {check.count} are asked")


def comment_present(check: CommentPresent, seen: Evidence) -> Answer:
    """A comment of this text and anchor."""
    state = seen.final
    held = any(
        _is(check.text, comment.text) and stands_in(state, comment.paragraph, check.anchor)
        for comment in state.comments
    )
    listed = ", ".join(f"“{comment.text}”" for comment in state.comments)
    return Answer(held, f"asked: “{check.text}”; comments: {listed or 'none'}")


def comment_count(check: CommentCount, seen: Evidence) -> Answer:
    """So many comments."""
    found = len(seen.final.comments)
    return Answer(found == check.count, f"{found} comments, {check.count} are asked")


def bookmark_present(check: BookmarkPresent, seen: Evidence) -> Answer:
    """A bookmark of this name."""
    state = seen.final
    held = any(
        mark.name == check.name and stands_in(state, mark.paragraph, check.anchor)
        for mark in state.bookmarks
    )
    listed = ", ".join(mark.name for mark in state.bookmarks)
    return Answer(held, f"asked: {check.name}; bookmarks: {listed or 'none'}")


def link_present(check: LinkPresent, seen: Evidence) -> Answer:
    """A hyperlink to this address."""
    held = any(
        _address(link.address) == _address(check.address) and _is(check.text, link.text)
        for link in seen.final.links
    )
    return Answer(held, f"asked: {check.address}; links: {_links(seen.final)}")


def link_absent(check: LinkAbsent, seen: Evidence) -> Answer:
    """No hyperlink to this address."""
    held = any(_address(link.address) == _address(check.address) for link in seen.final.links)
    return Answer(not held, f"unwanted: {check.address}; links: {_links(seen.final)}")


def section_present(check: SectionPresent, seen: Evidence) -> Answer:
    """A section of this name and these traits."""
    held = any(_section_fits(check, section, seen.final) for section in seen.final.sections)
    listed = ", ".join(f"{s.name} ({s.columns} columns)" for s in seen.final.sections)
    return Answer(held, f"asked: section {check.name or ''}; sections: {listed or 'none'}")


def index_present(check: IndexPresent, seen: Evidence) -> Answer:
    """A table of contents or index."""
    held = any(
        index.kind == check.index and _is(check.title, index.title) for index in seen.final.indexes
    )
    listed = ", ".join(index.kind for index in seen.final.indexes)
    return Answer(held, f"asked: {check.index}; indexes: {listed or 'none'}")


def object_count(check: ObjectCount, seen: Evidence) -> Answer:
    """So many objects of a kind."""
    found = sum(1 for held in seen.final.objects if held.kind == check.object)
    return Answer(found == check.count, f"{found} of {check.object}, {check.count} are asked")


def property_is(check: PropertyIs, seen: Evidence) -> Answer:
    """A document property."""
    value = getattr(seen.final.properties, check.name)
    text = ", ".join(value) if isinstance(value, tuple) else value
    return Answer(
        squeezed(text) == squeezed(check.value), f"{check.name} is “{text}”, asked “{check.value}”"
    )


def line_numbering(check: LineNumbering, seen: Evidence) -> Answer:
    """Line numbers on or off."""
    return _switch("line numbering", on=seen.final.line_numbering, asked=check.on)


def change_tracking(check: ChangeTracking, seen: Evidence) -> Answer:
    """Recording of changes on or off."""
    return _switch("change tracking", on=seen.final.change_tracking, asked=check.on)


def tracked_changes(check: TrackedChanges, seen: Evidence) -> Answer:
    """So many open changes."""
    found = seen.final.tracked_changes
    return Answer(found == check.count, f"{found} open changes, {check.count} are asked")


def style_exists(check: StyleExists, seen: Evidence) -> Answer:
    """A style that the user made."""
    held = {name.casefold() for name in seen.final.custom_styles}
    listed = ", ".join(seen.final.custom_styles)
    return Answer(check.name.casefold() in held, f"asked: {check.name}; own styles: {listed}")


def _switch(name: str, *, on: bool, asked: bool) -> Answer:
    return Answer(on == asked, f"{name} is {'on' if on else 'off'}")


def _is(wanted: str | None, held: str) -> bool:
    return wanted is None or squeezed(wanted) == squeezed(held)


def _address(address: str) -> str:
    """Scheme and host know no case, the rest of an address does."""
    scheme, sign, rest = address.strip().rstrip("/").partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{sign}{host}".casefold() + slash + path if sign else scheme


def _links(state: DocumentState) -> str:
    return ", ".join(link.address for link in state.links) or "none"


def _section_fits(check: SectionPresent, section: SectionState, state: DocumentState) -> bool:
    inside = state.paragraphs[section.first_paragraph - 1 : section.last_paragraph]
    return (
        check.name in {None, section.name}
        and check.columns in {None, section.columns}
        and check.protected in {None, section.protected}
        and check.hidden in {None, section.hidden}
        and (check.holds is None or any(check.holds in held.text for held in inside))
    )
