"""The whole way on the fake environment, with a small random model: order, resume, honesty."""

import gzip
import json
import shutil

import pytest
import torch
from bs4 import BeautifulSoup
from keep_results import keep
from pool_seeds import pool
from story_base import PAGES, make_base

from lamwright.agent.agent import Limits
from lamwright.cli import run as command
from lamwright.cli.opening import keep_config
from lamwright.executors import InlineExecutor
from lamwright.models.desk import Desk
from lamwright.models.ledger import Budget, Ledger
from lamwright.models.model import Completion
from lamwright.models.scripted import ScriptedModel
from lamwright.pipeline.config import EvolveConfig, StoryConfig
from lamwright.pipeline.pages import write_pages
from lamwright.pipeline.plans import read_pairs
from lamwright.pipeline.samples import Dropped
from lamwright.pipeline.second_judge import Bench, compare, judge_again
from lamwright.pipeline.story import Story
from lamwright.records.errors import ModelError
from lamwright.records.progress import Silent
from lamwright.records.sample import Sample
from lamwright.records.score import Score
from lamwright.records.trajectory import Trajectory
from lamwright.store.run import RunFolder
from lamwright.store.shelf import Shelf, read_records, write_records
from lamwright.store.stage import read_manifest
from lamwright.train.config import PpoConfig, RewardConfig, SftConfig

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="session")
def base(tmp_path_factory):
    return make_base(tmp_path_factory.mktemp("base"))


def config(base):
    small = {"epochs": 1, "threads": 1, "batch": 8, "max_length": 4096}
    return StoryConfig(
        application="fake",
        train_tasks=10,
        validation_tasks=3,
        test_tasks=4,
        workers=1,
        sources=(PAGES,),
        base_model=base,
        held_out_plans=0.4,
        evolve=EvolveConfig(per_plan=2),
        explore_tries=2,
        annotated=0.3,
        limits=Limits(steps=2),
        plan=SftConfig(**small),
        imitate=SftConfig(**small),
        reward=RewardConfig(**small),
        refine=PpoConfig(**small),
    )


@pytest.fixture(scope="session")
def story(base, tmp_path_factory):
    run = RunFolder(tmp_path_factory.mktemp("runs") / "story")
    made = Story(run, config(base), Silent(), InlineExecutor())
    made.complete()
    return made


def test_every_stage_leaves_its_manifest_and_the_report_opens(story):
    stages = {name.split("/")[0] for name in story.run.manifests()}
    assert stages == {
        "01_plans",
        "02_tasks",
        "03_trajectories",
        "04_verdicts",
        "05_samples",
        "06_checkpoints",
        "07_scores",
    }
    assert "lam4" in story.report.read_text("utf-8")


def test_the_report_shows_what_each_stage_kept_and_lost(story):
    page = BeautifulSoup(story.report.read_text("utf-8"), "html.parser")
    plots = {plot["aria-label"].split(":")[0]: plot for plot in page.select("svg.sankey")}
    assert set(plots) == {"Pairs", "Tasks", "Samples"}
    drawn = {
        text.contents[0].strip(): int(text.tspan.get_text().replace(",", ""))
        for plot in plots.values()
        for text in plot.select("text")
    }
    samples = read_records(story.run.samples / "plan" / "samples.jsonl", Sample)
    assert drawn["train LAM1"] == len(samples)
    assert drawn["evolved"] == len(read_pairs(story.run).evolved)
    assert drawn["expert: done"] == len(story.expert_train.solved())
    assert drawn["train"] == len(story.tasks["train"])
    reported = {each.summary.get_text(): each for each in page.select("#examples details")}
    stages = {stage.split()[0] for stage in reported}
    assert stages == {"collect", "evolve", "instantiate", "execute", "judge", "curate"}
    failed = reported["judge expert-train"].select(".example:has(.why) a")
    assert failed and all((story.report.parent / link["href"]).exists() for link in failed)


def test_the_expert_solves_what_the_fake_can_do_and_fails_the_rest(story):
    solved = len(story.expert_train.solved())
    assert 0 < solved < len(story.tasks["train"])
    first, again = story.explored
    (annotated,) = story.annotated
    failed = {t.task_id for t in story.tasks["train"]} - story.expert_train.solved()
    assert set() != {*annotated.tasks} < failed
    failed -= annotated.solved()
    assert {t.task_id for t in first.trajectories().values()} == failed
    assert {t.task_id for t in again.trajectories().values()} == failed - first.solved()
    assert {t.policy for t in again.trajectories().values()} == {"lam2-2"}


def test_every_decoded_reply_is_valid(story):
    lams = [
        s
        for s in story.online
        if s.metric == "validity" and s.policy.startswith("lam") and not s.group
    ]
    assert lams
    assert {score.value for score in lams} == {1.0}


def test_nothing_of_a_test_task_is_in_any_sample(story):
    test = {task.task_id for task in story.tasks["test"]}
    requests = {task.request for task in story.tasks["test"]}
    files = sorted(story.run.samples.glob("*/samples.jsonl"))
    assert len(files) >= 6
    for path in files:
        for sample in read_records(path, Sample):
            assert sample.task_id not in test
            assert not any(request in sample.prompt for request in requests)


def test_failures_alone_are_refined_and_both_are_judged(story):
    rewards = {name: {s.reward for s in story.samples[name]} for name in ("reward", "refine")}
    assert rewards == {"reward": {1.0, -1.0}, "refine": {-1.0}}
    tried = {task_id for task_id in story.explored[0].tasks}
    assert {s.task_id for s in story.samples["refine"]} <= tried


def test_samples_are_checked_again_when_other_tasks_are_withheld(base, tmp_path):
    run = RunFolder(tmp_path / "other")
    first = Story(run, config(base), Silent(), InlineExecutor())
    assert first.lam1
    sample = read_records(run.samples / "plan" / "samples.jsonl", Sample)[0]
    leaked = first.tasks["test"][0].model_copy(update={"request": sample.prompt.strip()})
    write_records(run.tasks / "test.jsonl", [leaked])
    again = Story(run, config(base), Silent(), InlineExecutor()).samples["plan"]
    assert sample.sample_id not in {left.sample_id for left in again}
    dropped = read_records(run.samples / "plan" / "rejects.jsonl", Dropped)
    assert ("held-out request", sample.sample_id) in {(d.reason, d.sample_id) for d in dropped}


class Counting(Silent):
    def __init__(self):
        self.begun = []

    def begin(self, what, total):
        self.begun.append(what)


def test_a_second_telling_does_no_stage_twice(story, base):
    counting = Counting()
    Story(story.run, config(base), counting, InlineExecutor()).complete()
    assert counting.begun == []


def test_search_is_evaluated_beside_what_the_run_did(story, base, capsys):
    def inputs(name):
        return read_manifest(story.run.trajectories / name).inputs

    before = inputs("lam4-test")
    scores = {(s.policy, s.metric, s.against): s for s in story.searched(3) if not s.group}
    assert inputs("lam4-test") == before and "tries" not in before
    assert inputs("lam4-tries3-test")["tries"] == "3"
    assert 1 <= scores["lam4-tries3", "tries", ""].value <= 3
    assert scores["lam4-tries3", "finished_wrong", ""].n == len(story.tasks["test"])
    assert scores["lam4-tries3", "tsr_difference", "lam4"].n == len(story.tasks["test"])
    assert scores["lam4", "tsr", ""].value is not None
    keep_config(story.run, config(base))
    where = ["--run", story.run.root.name, "--runs", str(story.run.root.parent)]
    assert command(["eval", "online", "--tries", "3", *where]) == 0
    said = capsys.readouterr().out
    for words in (
        "lam4-tries3    finished_wrong",
        "lam4-tries3    tsr_difference to lam4",
        "lam4  ",
    ):
        assert words in said


def test_what_is_kept_of_a_run_says_of_each_group_what_is_finished_and_wrong(story, tmp_path):
    keep_config(story.run, story.config)
    keep(story.run, tmp_path)
    kept = read_records(tmp_path / "online_by_group.jsonl", Score)
    table = pool(tmp_path, [story.run.root])
    pooled = read_records(tmp_path / "by_group.jsonl", Score)
    again = pool(tmp_path, [tmp_path / f"{story.run.root.name}.jsonl"])
    assert "| lam4 |" in table and "finished, yet wrong" in table and again == table
    families = {task.family for task in story.tasks["test"] if "+" not in task.family}
    for scores in (kept, pooled):
        groups = {s.group for s in scores if s.policy == "lam4" and not s.against}
        assert {f"family:{name}" for name in families} <= groups
        assert {"axis:under 20 paragraphs", "axis:1 part"} & groups
        assert {s.metric for s in scores} == {"tsr", "finished_wrong"}
    assert len(read_records(tmp_path / "validation.jsonl", Score)) > 0
    online = [s for s in read_records(tmp_path / "scores.jsonl", Score) if s.evaluation == "online"]
    assert len({(s.policy, s.metric, s.against) for s in online}) == len(online)


def test_the_report_names_the_versions_that_the_stages_were_made_with(story, base, tmp_path):
    shutil.copytree(story.run.root, tmp_path / "older")
    run = RunFolder(tmp_path / "older")
    manifest = run.tasks / "manifest.json"
    made_with = json.loads(manifest.read_text("utf-8"))
    made_with["versions"] |= {"commit": "0ddba11", "torch": "1.0"}
    manifest.write_text(json.dumps(made_with), "utf-8")
    write_pages(run, config(base), (), ())
    said = json.loads((run.report / "input.json").read_text("utf-8"))["provenance"]
    assert "0ddba11" in said["commit"].split(", ")
    assert {"1.0", torch.__version__} == set(said["versions"]["torch"].split(", "))


def test_a_model_judges_the_same_episodes_beside_the_checks(story, tmp_path):
    says_yes = '{"reasons": "it is there", "task_quality": "good", "task_complete": "yes"}'
    episodes = story.expert_train
    left = [t for t in episodes.trajectories().values() if t.final_document]

    def bench(replies):
        model = ScriptedModel([says_yes] * replies)
        ledger = Ledger(model, Shelf(tmp_path / "calls", Completion), Budget())
        folder = story.run.verdicts / "expert-train-by-model"
        return Bench(story.application, Desk(ledger, workers=1), folder)

    with pytest.raises(ModelError):  # the model gives up on the third: two are kept
        judge_again(episodes, bench(2), Silent())
    verdicts = judge_again(episodes, bench(len(left) - 2), Silent())
    assert len(verdicts) == len(left) > 2
    assert {verdict.judge for verdict in verdicts.values()} == {"model:scripted"}
    found = compare(episodes, verdicts)
    assert found.n == len(left) and found.table[0][0] == len(episodes.solved())
    assert judge_again(episodes, bench(0), Silent()) == verdicts


def test_an_interrupted_run_goes_on(story, base, tmp_path):
    class Interrupting(Silent):
        count = 0

        def advance(self, note=""):
            self.count += 1
            if self.count == 6:
                raise KeyboardInterrupt

    run = RunFolder(tmp_path / "again")
    with pytest.raises(KeyboardInterrupt):
        assert Story(run, config(base), Interrupting(), InlineExecutor()).expert_train
    kept = list((run.trajectories / "expert-train").glob("trajectories/items/*"))
    assert kept
    done = {path.name: path.read_bytes() for path in kept}
    again = Story(run, config(base), Silent(), InlineExecutor())
    found = again.expert_train.trajectories()
    assert set(found) == {task.task_id for task in again.tasks["train"]}
    assert again.expert_train.solved() == story.expert_train.solved()
    assert len(done) >= 5
    shelf = Shelf(run.trajectories / "expert-train" / "trajectories", Trajectory)
    for name, data in done.items():  # those that were finished were not run again
        first = Trajectory.model_validate_json(gzip.decompress(data))
        assert shelf.get(name.removesuffix(".json.gz")) == first


def test_same_seed_same_data(story, base, tmp_path):
    again = Story(RunFolder(tmp_path / "same"), config(base), Silent(), InlineExecutor())
    assert again.plans == story.plans
    assert again.tasks == story.tasks
