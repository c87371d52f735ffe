"""An environment with documents: they are copied, changed, saved, and may be closed."""

from pathlib import Path

from lamwright.environments.contract.subject import ContractBroken, Rule, Subject, expect
from lamwright.records.document_action import SaveAs
from lamwright.records.errors import DocumentError


def changing(subject: Subject) -> None:
    """Actions change what is saved, and say so."""
    subject.reset()
    before = subject.saved("before")
    state = subject.environment.observe()
    for action in subject.changes:
        subject.do(action)
    expect(subject.environment.observe() != state, "The changes show nowhere.")
    expect(subject.saved("after") != before, "The changes are not saved.")


def saving(subject: Subject) -> None:
    """Saving a copy changes nothing."""
    seen = subject.reset()
    expect(subject.saved("copy"), "save_copy wrote an empty file.")
    expect(subject.environment.observe() == seen, "save_copy changed what shows.")


def exporting(subject: Subject) -> None:
    """Save_as writes into the folder for exports."""
    subject.reset()
    suffix = _document(subject).suffix
    outcome = subject.environment.perform(SaveAs(file_name="kept", file_ext=suffix))
    expect(outcome.delivered, f"save_as was not done: {outcome.reason} {outcome.detail}")
    there = (subject.environment.exports / f"kept{suffix}").is_file()
    expect(there, "save_as wrote no file into exports.")


def way_out(subject: Subject) -> None:
    """Nothing is saved outside of the folder for exports."""
    subject.reset()
    for file_dir, file_name in (("..", "a"), ("/tmp", "a"), ("", "../a"), ("", "a\0")):  # noqa: S108
        outcome = subject.environment.perform(SaveAs(file_dir=file_dir, file_name=file_name))
        place = f"{file_dir}/{file_name}"
        expect(not outcome.delivered and outcome.reason, f"save_as went to {place!r}.")


def original(subject: Subject) -> None:
    """The document that was opened is never touched."""
    path = _document(subject)
    before = path.read_bytes()
    subject.reset()
    for action in subject.changes:
        subject.do(action)
    subject.reset()
    expect(path.read_bytes() == before, "The original document was changed.")


def missing(subject: Subject) -> None:
    """A missing document is a DocumentError, and the next one opens."""
    path = _document(subject)
    _unopened(subject, path.with_name(f"none{path.suffix}"))
    _unopened(subject, path.with_name(f"{'a' * 256}{path.suffix}"))
    subject.reset()


def damaged(subject: Subject) -> None:
    """A damaged document is a DocumentError, and the next one opens."""
    path = subject.folder / f"damaged{_document(subject).suffix}"
    path.write_bytes(subject.damaged or b"")
    _unopened(subject, path)
    subject.reset()


def closing(subject: Subject) -> None:
    """An action that closes the document ends the episode; the next one begins."""
    first = subject.reset()
    if subject.closes is not None:
        subject.do(subject.closes)
    for call in (subject.environment.observe, lambda: subject.saved("closed")):
        try:
            call()
        except DocumentError:
            continue
        raise ContractBroken("A closed document can still be seen or saved.")
    names = [control.name for control in subject.reset().controls]
    same = names == [control.name for control in first.controls]
    expect(same, "After the document was closed the next episode begins otherwise.")


def _document(subject: Subject) -> Path:
    if subject.document is None:
        raise ContractBroken("No document was named.")
    return subject.document


def _unopened(subject: Subject, path: Path) -> None:
    try:
        subject.environment.reset(path)
    except DocumentError:
        return
    raise ContractBroken(f"{path.name[:40]} was opened.")


RULES = (
    Rule("actions change what is saved", changing, ("document", "changes")),
    Rule("saving a copy changes nothing", saving, ("document",)),
    Rule("save_as writes into exports", exporting, ("document",)),
    Rule("nothing is saved outside of exports", way_out, ("document",)),
    Rule("the original is never touched", original, ("document",)),
    Rule("a missing document is a DocumentError", missing, ("document",)),
    Rule("a damaged document is a DocumentError", damaged, ("document", "damaged")),
    Rule("closing the document ends the episode only", closing, ("document", "closes")),
)
