"""Stage 4 once more: a language model judges the same episodes, and how far it agrees with the checks."""

from collections import Counter

from lamwright.applications import Application
from lamwright.judge.agreement import Agreement, agreement
from lamwright.judge.model import ModelJudge
from lamwright.models.model import LanguageModel
from lamwright.pipeline.episodes import Episodes, files_of
from lamwright.records.errors import DocumentError
from lamwright.records.progress import Progress
from lamwright.records.verdict import Verdict
from lamwright.store.run import RunFolder
from lamwright.store.shelf import Shelf
from lamwright.store.stage import Stage, hash_files


def judge_again(
    run: RunFolder,
    application: Application,
    episodes: Episodes,
    model: LanguageModel,
    progress: Progress,
) -> dict[str, Verdict]:
    """04_verdicts/<name>-by-model: the model's verdicts by task id.

    It sees request, steps and difference, no check and no reference. Episodes that left no document, and
    documents that cannot be read, are left out and counted. A killed run continues and judges no episode twice.

    Raises ``EndpointError`` or ``ModelError`` when the model cannot be reached or used.
    """
    folder = run.verdicts / f"{episodes.name}-by-model"
    shard = episodes.folder / "trajectories" / "records.parquet"
    inputs = {"trajectories": hash_files(shard), "model": model.name}
    stage = Stage(folder, f"judge {episodes.name} by {model.name}", inputs=inputs)
    shelf = Shelf(folder / "verdicts", Verdict)
    if not stage.complete():
        stage.begin()
        _judge(run, application, episodes, ModelJudge(model), shelf, progress)
        counts: Counter[str] = Counter(verdict.complete for verdict in shelf)
        left_out = len(episodes.trajectories()) - shelf.seal()
        stage.finish({**counts, "not judged": left_out})
    return shelf.by_key()


def compare(episodes: Episodes, again: dict[str, Verdict]) -> Agreement:
    """The checks' verdicts against those of the model."""
    return agreement(episodes.verdicts().values(), again.values())


def _judge(
    run: RunFolder,
    application: Application,
    episodes: Episodes,
    judge: ModelJudge,
    shelf: Shelf[Verdict],
    progress: Progress,
) -> None:
    found, known = episodes.trajectories(), shelf.keys()
    progress.begin(f"judge {episodes.name} by {judge.name}", len(found))
    for task_id, trajectory in found.items():
        progress.advance()
        files = files_of(run, episodes, trajectory)
        if task_id in known or files.initial is None or files.final is None:
            continue
        try:
            difference = application.difference(files.initial, files.final)
        except DocumentError:
            continue
        shelf.put(task_id, judge.judge(episodes.tasks[task_id], trajectory, difference))
    progress.end(f"{len(shelf.keys())} of {len(found)} judged")
