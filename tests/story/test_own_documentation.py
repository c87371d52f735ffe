"""From a folder of documentation to what LAM1 learns: on the command line, on the fake application."""

import json
import shutil
from pathlib import Path

import pytest

from lamwright.agent.policies.documentation.library import Library
from lamwright.cli import run
from lamwright.cli.opening import stages_of
from lamwright.collect import CollectConfig, collect
from lamwright.pipeline.samples import curate_plans, split_plans
from lamwright.pipeline.sources import SourceRead
from lamwright.records.plan import TaskPlan
from lamwright.records.progress import Silent
from lamwright.records.sample import Sample
from lamwright.store.shelf import read_records

pytestmark = pytest.mark.timeout(600)
TOPICS = ("board", "card", "deck", "label", "member", "swimlane", "checklist", "badge", "filter")


def write_manual(folder):
    """Pages of a manual in Markdown: each topic can be made and coloured in one dialog."""
    folder.mkdir()
    for topic in TOPICS:
        dialog = f"1. Choose **Insert > {topic.title()}**.\n"
        page = (
            f"# {topic.title()}s\n\n## Insert a {topic} of a colour\n\n{dialog}"
            f"2. Set **{topic.title()} colour**.\n3. Click **OK**.\n\n"
            f"## Give a new {topic} some width\n\n{dialog}"
            f"2. Set **{topic.title()} width**.\n3. Click **OK**.\n\n"
            f"## Protect every {topic} from changes\n\n1. Choose **Tools > Protect {topic}**.\n"
        )
        (folder / f"{topic}.md").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture
def manual(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_manual(tmp_path / "manual")


@pytest.fixture
def collected(manual):
    """A run that holds the pairs of the manual, collected on its own."""
    assert run(["collect", "manual", "--application", "fake", "--run", "r"]) == 0
    return Path("runs/r")


def said(capsys):
    captured = capsys.readouterr()
    return " ".join((captured.out + captured.err).split())


def pairs(folder):
    return read_records(folder / "plans.jsonl", TaskPlan)


def configuration(folder):
    return json.loads((folder / "run.json").read_text())


def contents(folder):
    """All data of pairs; manifests and tickets carry times."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {"manifest.json", "ticket.json"}
    }


def test_lam1_learns_the_pairs_and_what_they_evolved_into(collected, manual, capsys):
    before = contents(collected / "01_plans")
    assert run(["evolve", "--run", "r"]) == 0
    assert run(["train", "plan", "--run", "r"]) == 0
    assert (collected / "06_checkpoints" / "lam1" / "model" / "config.json").exists()
    after = contents(collected / "01_plans")
    assert {name: after[name] for name in before} == before
    documented, evolved = pairs(collected / "01_plans"), pairs(collected / "01_plans" / "evolved")
    assert len(documented) >= 2 * len(TOPICS) and evolved
    samples = read_records(collected / "05_samples" / "plan" / "samples.jsonl", Sample)
    taught = {sample.task_id: sample for sample in samples}
    known, held_out = split_plans(documented, 0.1)
    assert held_out
    assert {plan.task_id for plan in known} <= set(taught)
    assert {plan.task_id for plan in evolved} & set(taught)
    for plan in [*documented, *evolved]:
        made_of = {plan.task_id, plan.parent, plan.partner} & {p.task_id for p in held_out}
        assert not made_of or plan.task_id not in taught
        if plan.task_id in taught:
            assert plan.task in taught[plan.task_id].prompt


def test_the_expert_finds_the_manuals_plans(collected):
    stages = stages_of("r", Path("runs"), None, None)
    plans = Path(stages.expert.specification.arguments["plans"])
    library = Library(read_records(plans, TaskPlan))
    origins = {match.entry.origin for match in library.search("protect the swimlane", ())}
    assert "swimlane.md" in origins


def test_the_run_knows_its_sources(collected, manual, capsys):
    kept = configuration(collected)
    assert (kept["application"], kept["sources"]) == ("fake", [str(manual)])
    (read,) = read_records(collected / "01_plans" / "sources.jsonl", SourceRead)
    assert (read.path, read.files) == (str(manual), {".md": len(TOPICS)})
    assert (
        read.hash
        in json.loads((collected / "01_plans/manifest.json").read_text())["inputs"].values()
    )
    capsys.readouterr()
    assert run(["show", "r"]) == 0
    assert f"from {manual}: {len(TOPICS)} .md; hash {read.hash}" in said(capsys)


def test_one_command_from_sources_to_tasks(manual):
    command = ["instantiate", "--application", "fake", "--sources", "manual", "--run", "q"]
    assert run(command) == 0
    assert configuration(Path("runs/q"))["sources"] == [str(manual)]
    assert {plan.source.name for plan in pairs(Path("runs/q/01_plans"))} == {"manual"}
    assert run(command) == 0
    assert run(["instantiate", "--run", "q"]) == 0


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["collect", "other", "--run", "r"], "They are not erased unasked"),
        (["collect", "manual", "--run", "r", "--licence", "MIT"], "They are not erased unasked"),
        (["demo", "--run", "r", "--sources", "other"], "other settings (sources:"),
        (["demo", "--run", "r", "--application", "writer"], "other settings (application: fake"),
        (["instantiate", "--run", "r", "--sources", "other"], "other settings (sources:"),
        (["collect", "--run", "r", "--application", "all"], "about one application"),
        (["collect", ".", "--application", "fake", "--run", "s"], "into its own source"),
        (["collect", ".", "--application", "fake", "--out", "pairs"], "into its own source"),
        (["demo", "--application", "fake", "--sources", "absent", "--run", "s"], "no file or folder"),
        (["evolve", "--run", "r", "--seed", "7"], "has seed 0"),
        (["report", "s"], "There is no run"),
    ],
)  # fmt: skip
def test_nothing_is_erased_or_begun_by_a_wrong_command(command, words, collected, manual, capsys):
    shutil.copytree(manual, "other")
    Path("other/board.md").unlink()
    before = contents(Path("runs"))
    assert run(command) == 2
    assert words in said(capsys)
    assert contents(Path("runs")) == before


def test_what_is_there_goes_when_it_is_asked(collected, manual):
    assert run(["evolve", "--run", "r"]) == 0
    shutil.copytree(manual, "other")
    Path("other/board.md").unlink()
    assert run(["collect", "other", "--run", "r", "--again"]) == 0
    assert len(pairs(collected / "01_plans")) < 3 * len(TOPICS)
    assert not (collected / "01_plans" / "evolved").exists()
    assert configuration(collected)["sources"] == [str(manual.parent / "other")]
    assert run(["evolve", "--run", "r"]) == 0
    before = contents(collected)
    assert run(["evolve", "--run", "r", "--per-pair", "1"]) == 2
    assert contents(collected) == before
    assert run(["evolve", "--run", "r", "--per-pair", "1", "--again"]) == 0
    assert configuration(collected)["evolve"]["per_plan"] == 1
    assert contents(collected) != before


def test_a_source_that_changed_or_went_is_told_and_its_pairs_stay(collected, manual, capsys):
    before = contents(collected / "01_plans")
    (manual / "board.md").write_text("# Boards\n\nAll is new.\n")
    assert run(["instantiate", "--run", "r"]) == 0
    assert "changed since it was read; the pairs of then are kept" in said(capsys)
    shutil.rmtree(manual)
    assert run(["instantiate", "--run", "r"]) == 0
    assert contents(collected / "01_plans") == before


def test_sources_without_a_pair_leave_the_run_open_for_others(manual, capsys):
    Path("empty").mkdir()
    assert run(["instantiate", "--application", "fake", "--sources", "empty", "--run", "q"]) == 1
    assert "no file is there" in said(capsys)
    assert run(["instantiate", "--application", "fake", "--sources", "manual", "--run", "q"]) == 0


def test_of_several_sources_the_silent_one_is_named(manual, capsys):
    Path("shots").mkdir()
    Path("shots/a.png").write_bytes(b"x")
    assert run(["collect", "manual", "shots", "--application", "fake", "--run", "q"]) == 0
    assert "No task-plan pair was found in " in (reported := said(capsys))
    assert "shots: 1 files were seen (.png 1)" in reported


def test_pairs_from_outside_reach_a_run_as_they_are(manual, capsys):
    assert run(["collect", "manual", "--application", "writer", "--out", "pairs"]) == 0
    assert run(["evolve", "--in", "pairs", "--per-pair", "1"]) == 0
    shutil.rmtree(manual)
    assert run(["instantiate", "--application", "fake", "--sources", "pairs", "--run", "q"]) == 0
    assert run(["evolve", "--run", "q"]) == 0
    kept, mine = Path("runs/q/01_plans"), Path("pairs")
    assert pairs(kept) == pairs(mine)
    brought, found = pairs(mine / "evolved"), pairs(kept / "evolved")
    assert found[: len(brought)] == brought
    assert len(found) == len({plan.task_id for plan in found})
    assert not {p.parent for p in found[len(brought) :]} & {p.parent for p in brought}
    capsys.readouterr()
    assert run(["instantiate", "--application", "calc", "--sources", "pairs", "--run", "c"]) == 1
    assert "reading: irrelevant" in said(capsys)


def test_a_damaged_pair_is_a_reject(manual):
    assert run(["collect", "manual", "--application", "writer", "--out", "pairs"]) == 0
    lines = Path("pairs/plans.jsonl").read_text(encoding="utf-8").splitlines()
    Path("pairs/plans.jsonl").write_text(
        "\n".join(["{}", lines[0][:40], *lines[2:]]) + "\n", encoding="utf-8"
    )
    found = collect([Path("pairs")], config=CollectConfig(application="writer"))
    assert len(found.plans) == len(lines) - 2
    assert [reject.reason for reject in found.rejects] == ["unreadable"] * 2


def test_documentation_that_says_a_test_request_teaches_it_not(collected):
    stages = stages_of("r", Path("runs"), None, None)
    asked = {task.request for task in stages.tasks["test"]}
    reported = stages.plans[0][0].model_copy(update={"task": sorted(asked)[0], "task_id": "told"})
    codec = stages.application.codec()
    samples = curate_plans(stages.run, [*stages.plans[0], reported], [], codec, Silent())
    assert {sample.task_id for sample in samples} == {p.task_id for p in stages.plans[0]}
    manifest = json.loads((stages.run.samples / "plan" / "manifest.json").read_text())
    assert manifest["counts"]["rejected: held-out request"] == 1


def test_a_run_whose_pairs_a_model_writes_is_not_finished_by_rules(manual, capsys):
    command = ["collect", "manual", "--application", "fake", "--run", "b"]
    assert run([*command, "--by", "batch"]) == 1
    assert "answers wanted" in said(capsys)
    assert run(["instantiate", "--run", "b"]) == 1
    assert "`lamwright collect --run b --by batch` goes on" in said(capsys)
