"""Settings from files and from the command line: checked, and laid over the defaults in order."""

import os
from pathlib import Path

import pytest

from lamwright.pipeline.config import Choice, StoryConfig, story_config
from lamwright.records.errors import UsageError


def test_a_scale_and_the_embedded_base_have_defaults():
    resolved = story_config(Choice())
    assert resolved.config.train_tasks == 32 and resolved.config.base_model is None
    assert "preset embedded" in resolved.reason and "M parameters" in resolved.reason
    assert story_config(Choice(preset="paper")).config.imitate.lr == 2e-5


def test_requests_of_people_come_along_or_from_a_folder(tmp_path: Path):
    own = story_config(Choice(requests=str(tmp_path)), [], ["annotated=0.1"]).config
    assert (own.requests, own.requests_from, own.annotated) == ("people", tmp_path, 0.1)
    brought = story_config(Choice(requests="people")).config
    assert (brought.requests, brought.requests_from, brought.annotated) == ("people", None, 0.4)
    assert (
        brought.train_tasks == 24
        and brought.share == 0.8
        and story_config(Choice()).config.share == 0
    )
    assert story_config(Choice()).config.requests == "families"


def test_only_test_and_validation_tasks_are_searched():
    config = story_config(Choice(), [], ["tries=4"]).config
    made = [config.rollout(test=test).tries for test in (False, True)]
    assert made == [1, 4] and config.rollout(test=True, tries=1).tries == 1
    assert story_config(Choice()).config.rollout(test=True).tries == 1
    with pytest.raises(UsageError, match="Setting tries"):
        story_config(Choice(), [], ["tries=0"])


def test_files_come_before_settings_and_later_ones_win(tmp_path: Path):
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text("train_tasks = 5\n[imitate]\nepochs = 7\nlr = 1e-3\n", encoding="utf-8")
    second.write_text("[imitate]\nepochs = 8\n", encoding="utf-8")
    config = story_config(Choice(), [first, second], ["imitate.lr=0.25", "expert=llm"]).config
    assert (config.train_tasks, config.imitate.epochs, config.imitate.lr) == (5, 8, 0.25)
    assert config.expert == "llm"
    assert config.limits.steps == StoryConfig.model_fields["limits"].default.steps


@pytest.mark.parametrize(
    ("setting", "complaint"),
    [
        ("imitate.epoch=4", "no setting 'imitate.epoch'; the nearest is 'imitate.epochs'"),
        ("trian_tasks=4", "the nearest is 'train_tasks'"),
        ("imitate.epochs=many", "Setting imitate.epochs"),
        ("imitate.epochs=0", "Setting imitate.epochs"),
        ("imitate.lora.ranc=4", "no setting 'imitate.lora.ranc'"),
        ("epochs", "is no setting; write key=value"),
        ("=3", "is no setting"),
        ("seed=5", "Setting seed: name it with --seed."),
    ],
)
def test_what_is_no_setting_is_one_sentence(setting: str, complaint: str):
    with pytest.raises(UsageError, match=complaint):
        story_config(Choice(), [], [setting])


def test_files_that_cannot_be_read_are_one_sentence(tmp_path: Path):
    with pytest.raises(UsageError, match="does not exist"):
        story_config(Choice(), [tmp_path / "none.toml"])
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(UsageError, match="is no regular file"):
        story_config(Choice(), [tmp_path / "pipe.toml"])
    torn = tmp_path / "torn.toml"
    torn.write_text("a = [", encoding="utf-8")
    with pytest.raises(UsageError, match="is no TOML"):
        story_config(Choice(), [torn])


def test_a_pretrained_model_on_a_cpu_is_measured_on_fewer_tasks_at_quick_scale_only():
    brief = story_config(Choice(preset="small"))
    full = story_config(Choice(preset="small", scale="full")).config
    if brief.config.imitate.max_steps is None:  # a GPU
        assert brief.config.test_tasks == 12
    else:
        assert (brief.config.test_tasks, brief.config.planning_pairs) == (6, 10)
        assert "measured on few tasks" in brief.reason
    assert (full.test_tasks, full.imitate.max_steps) == (110, None)
    more = story_config(Choice(preset="small"), [], ["test_tasks=12"]).config
    assert more.test_tasks == 12
