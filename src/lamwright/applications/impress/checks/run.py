"""All kinds of check of Impress, and running those of a task."""

from lamwright.applications.checking import Checks
from lamwright.applications.impress.checks import kinds as k
from lamwright.applications.impress.checks import slides
from lamwright.applications.impress.checks.collateral import slides_unchanged_except
from lamwright.applications.impress.checks.evidence import Evidence
from lamwright.documents.slides import read_presentation
from lamwright.judge.judge import EpisodeFiles
from lamwright.records.task import Task
from lamwright.records.verdict import CheckResult

CHECKS: Checks[Evidence] = Checks(
    "Impress",
    {
        k.ShapeText: slides.shape_text,
        k.ShapeFormatted: slides.shape_formatted,
        k.ShapeGone: slides.shape_gone,
        k.SlideTitles: slides.slide_titles,
        k.SlideCopied: slides.slide_copied,
        k.SlideName: slides.slide_name,
        k.SlideLayout: slides.slide_layout,
        k.SlideBackground: slides.slide_background,
        k.SlideHidden: slides.slide_hidden,
        k.SlideNotes: slides.slide_notes,
        k.SlideTransition: slides.slide_transition,
        k.SlideFooter: slides.slide_footer,
        k.FileSaved: slides.presentation_saved,
        k.SlidesUnchangedExcept: slides_unchanged_except,
    },
)


def run_task_checks(task: Task, files: EpisodeFiles) -> tuple[CheckResult, ...]:
    """All checks of a task on the presentations of an episode. Raises ``DocumentError``."""
    if files.initial is None or files.final is None:
        return ()
    initial, final = read_presentation(files.initial), read_presentation(files.final)
    return CHECKS.run_all(task, Evidence(initial, final, files.exports))
