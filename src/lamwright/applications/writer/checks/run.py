"""Running one check, whatever its kind."""

from collections.abc import Callable

from pydantic import TypeAdapter, ValidationError

from lamwright.applications.writer.checks import (
    collateral,
    exports,
    formats,
    parts,
    standing,
    tables,
    texts,
)
from lamwright.applications.writer.checks.evidence import Answer, Evidence
from lamwright.applications.writer.checks.kind import WriterCheck
from lamwright.applications.writer.checks.kinds import AnyCheck
from lamwright.documents.reader import read_document
from lamwright.judge.judge import EpisodeFiles
from lamwright.records.check import Check
from lamwright.records.errors import StageError
from lamwright.records.task import Task
from lamwright.records.verdict import CheckResult

_RUNNERS: dict[str, Callable[..., Answer]] = {
    "text_contains": texts.text_contains,
    "text_lacks": texts.text_lacks,
    "text_count": texts.text_count,
    "text_order": texts.text_order,
    "paragraph_present": texts.paragraph_present,
    "paragraph_absent": texts.paragraph_absent,
    "paragraph_count": texts.paragraph_count,
    "text_format": formats.text_format,
    "paragraph_format": formats.paragraph_format,
    "page_break_before": formats.page_break_before,
    "page_format": formats.page_format,
    "table_count": tables.table_count,
    "table_shape": tables.table_shape,
    "table_cell": tables.table_cell,
    "table_rows": tables.table_rows,
    "field_present": standing.field_present,
    "note_present": standing.note_present,
    "note_count": standing.note_count,
    "comment_present": standing.comment_present,
    "comment_count": standing.comment_count,
    "bookmark_present": standing.bookmark_present,
    "link_present": standing.link_present,
    "link_absent": standing.link_absent,
    "section_present": standing.section_present,
    "index_present": standing.index_present,
    "object_count": standing.object_count,
    "property_is": standing.property_is,
    "line_numbering": standing.line_numbering,
    "change_tracking": standing.change_tracking,
    "tracked_changes": standing.tracked_changes,
    "style_exists": standing.style_exists,
    "file_exported": exports.file_exported,
    "unchanged_except": collateral.unchanged_except,
    "parts_done": parts.parts_done,
}


_KINDS: TypeAdapter[AnyCheck] = TypeAdapter(AnyCheck)


def typed(check: Check) -> AnyCheck:
    """A check as it was read from disk -> one of Writer's. ``StageError`` for one it has not."""
    if isinstance(check, WriterCheck):
        return check  # type: ignore[return-value]
    if check.kind not in _RUNNERS:
        known = ", ".join(sorted(_RUNNERS))
        raise StageError(f"Writer has no check of kind '{check.kind}'; it has {known}.")
    try:
        return _KINDS.validate_python(check.model_dump())
    except ValidationError as error:
        first = error.errors()[0]
        raise StageError(f"A check of kind '{check.kind}' is wrong: {first['msg']}.") from error


def run_check(check: Check, seen: Evidence) -> CheckResult:
    """Whether ``seen`` passes ``check``, with one readable reason."""
    answer = _RUNNERS[check.kind](typed(check), seen)
    return CheckResult(kind=check.kind, passed=answer.passed, reason=answer.reason)


def run_checks(task: Task, seen: Evidence) -> tuple[CheckResult, ...]:
    """All checks of a task. Raises ``StageError`` before any is run when one is not Writer's."""
    checks = [typed(check) for check in task.checks]
    return tuple(run_check(check, seen) for check in checks)


def run_task_checks(task: Task, files: EpisodeFiles) -> tuple[CheckResult, ...]:
    """All checks of a task on the documents of an episode. Raises ``DocumentError``."""
    if files.initial is None or files.final is None:
        return ()
    initial, final = read_document(files.initial), read_document(files.final)
    return run_checks(task, Evidence(initial, final, files.exports))
