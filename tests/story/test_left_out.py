"""A run in which a phase has nothing to learn from: it goes on to its report, which says so in words."""

import pytest
from story_base import PAGES, make_base

from lamwright.agent.agent import Limits
from lamwright.executors import InlineExecutor
from lamwright.pipeline.config import StoryConfig
from lamwright.pipeline.story import Story
from lamwright.records.progress import Silent
from lamwright.report.inputs import ReportInput
from lamwright.store.run import RunFolder
from lamwright.train.config import PpoConfig, RewardConfig, SftConfig

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return make_base(tmp_path_factory.mktemp("base"))


@pytest.fixture
def reported(base, tmp_path):
    """The story of a run with so many steps an episode, and the notes of its report."""

    def tell(steps):
        small = {"epochs": 1, "threads": 1, "batch": 8, "max_length": 4096}
        config = StoryConfig(
            application="fake",
            train_tasks=2,
            validation_tasks=1,
            test_tasks=1,
            workers=1,
            sources=(PAGES,),
            base_model=base,
            held_out_plans=0.4,
            limits=Limits(steps=steps),
            plan=SftConfig(**small),
            imitate=SftConfig(**small),
            reward=RewardConfig(**small),
            refine=PpoConfig(**small),
        )
        story = Story(RunFolder(tmp_path / "run"), config, Silent(), InlineExecutor())
        page = story.complete().read_text("utf-8")
        given = ReportInput.model_validate_json((story.run.report / "input.json").read_bytes())
        assert all(note.split("'")[0] in page for note in given.notes)
        return story, " ".join(given.notes)

    return tell


def test_an_expert_that_solves_nothing_leaves_nothing_to_imitate(reported):
    story, notes = reported(steps=1)  # no task of the fake is done in one step
    assert not story.expert_train.solved() and len(story.explored[0].tasks) == 2
    assert list(story.lams) == ["lam1"]
    assert story.lam2 is story.lam3 is story.reward is story.lam4 is None
    assert "LAM2 (phase 2, imitation of the expert) was not trained" in notes
    assert "The expert solved none of the training tasks." in notes
    assert "Neither the expert nor the explorer solved a training task." in notes
    assert "there are none of successes" in notes
    assert "There is no reward model" in notes
    assert {episodes.name for episodes in story.tested} == {"expert-test", "lam1-test"}
    assert story.explored[0].name == "lam1-explore"
    assert story.best.name == "lam1"


@pytest.mark.slow
def test_an_expert_that_solves_all_leaves_nothing_to_explore(reported):
    story, notes = reported(steps=2)
    assert len(story.expert_train.solved()) == 2 and not story.explored[0].tasks
    assert list(story.lams) == ["lam1", "lam2", "lam3", "lam4-taught"]
    assert story.reward is None and not story.discrimination
    assert "there are none of failures" in notes
    assert "LAM4 (phase 4, offline PPO) was not trained" in notes
    assert "There is no failed try to learn from." in notes
    assert "there was no task to explore, because the expert solved them all" in notes
    gains = {(s.policy, s.against) for s in story.online if s.against}
    assert gains == {("lam2", "lam1"), ("lam3", "lam2"), ("lam3", "expert")}
    again = Story(story.run, story.config, Counting(), InlineExecutor())
    again.complete()
    assert again.lam4 is None


class Counting(Silent):
    """Refuses any work: all of it is done."""

    def begin(self, what, total):
        raise AssertionError(f"{what} is done twice")
