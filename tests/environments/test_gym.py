"""Gymnasium's own checks, on the fake; one episode and a vector of two on the real Writer."""

import json
import warnings
import zipfile

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments import gym
from lamwright.environments.fake import FakeEnvironment
from lamwright.environments.gym import GymEnvironment
from lamwright.records.action import (
    ClickInput,
    ControlRef,
    KeyboardInput,
    SetEditText,
    Texts,
    WheelMouseInput,
)
from lamwright.records.document_action import (
    InsertTable,
    SaveAs,
    SelectCells,
    SelectParagraph,
    SelectTable,
    SelectText,
    SetFont,
)
from lamwright.records.errors import DocumentError, UsageError

SELECT = json.dumps({"function": "select_text", "text": "engine"})


def press(info, name):
    control = next(
        c for c in (*info["observation"].controls, *info.get("menu", ())) if c.name == name
    )
    return json.dumps({
        "function": "click_input",
        "control": {"label": control.label, "name": control.name},
    })


def is_bold(path, exports):
    with zipfile.ZipFile(path) as archive:
        return b'font-weight="bold"' in archive.read("content.xml")


class Closed(FakeEnvironment):
    """As an application whose document the action closed."""

    def save_copy(self, path):
        raise DocumentError("No document is open.")


@pytest.fixture
def made(letter):
    environment = gymnasium.make("lamwright/Fake-v0", document=letter, render_mode="rgb_array")
    yield environment
    environment.close()


def test_gymnasium_finds_nothing_to_object_to(made):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # texts are not normalised numbers
        check_env(made.unwrapped, skip_render_check=True)


def test_it_is_found_by_the_name_of_its_module():
    environment = gymnasium.make("lamwright.environments.gym:lamwright/Fake-v0")
    assert isinstance(environment.unwrapped, GymEnvironment)
    environment.close()
    names = {f"lamwright/{name}-v0" for name in ("Fake", "Writer", "Calc", "Impress")}
    assert names <= set(gymnasium.registry)
    gym.register()  # twice is no error


def test_an_observation_is_text_and_timings_are_told(made):
    text, info = made.reset(seed=1)
    assert '"Bold"' in text
    assert info["timings"].reset > 0
    text, reward, terminated, truncated, info = made.step(SELECT)
    assert "selection: engine" in text
    assert (reward, terminated, truncated) == (0.0, False, False)
    assert info["outcome"].delivered
    assert info["timings"].perform > 0 < info["timings"].observe


def test_every_action_is_in_the_action_space(made):
    control = ControlRef(label=1, name='Fôrmat > "Bold" …')
    for action in (
        ClickInput(control=control, button="right", double=True),
        SetEditText(control=control, text="a\tb\nc €"),
        KeyboardInput(keys="{CTRL+B}~!@#$%^&*()_+|`;'<>?/\\"),
        WheelMouseInput(wheel_dist=-3),
        Texts(control=control),
        SelectText(text="naïve 日本"),
        SelectParagraph(start_index=1, end_index=-1),
        SelectTable(number=2),
        SelectCells(table=1, first="A1", last="C1"),
        InsertTable(rows=2, columns=3),
        SetFont(font_size=10.5),
        SaveAs(file_name="ä", file_ext=".docx"),
    ):
        assert action.model_dump_json() in made.action_space
        assert action.model_dump_json(indent=2) in made.action_space
    beyond = SelectText(text="\U0001f600\x85").model_dump()
    assert json.dumps(beyond) in made.action_space


def test_what_is_no_action_is_an_outcome(made):
    made.reset()
    made.action_space.seed(7)
    samples = [made.action_space.sample() for _ in range(5)]
    for action in ('{"function": "explode"}', "", "\ud800", *samples):
        *_, info = made.step(action)
        assert (info["outcome"].delivered, info["outcome"].reason) == (False, "invalid")
        assert info["outcome"].detail.startswith("This is no action: ")


def test_reaching_the_goal_terminates_and_time_truncates(letter):
    environment = gymnasium.make("lamwright/Fake-v0", document=letter, goal=is_bold, steps=3)
    _, info = environment.reset()
    bold = press(info, "Bold")
    environment.step(SELECT)
    _, reward, terminated, truncated, info = environment.step(bold)
    assert (reward, terminated, truncated) == (1.0, True, False)
    assert info["timings"].goal > 0
    environment.reset()
    endings = [environment.step(SELECT)[2:4] for _ in range(3)]
    assert endings == [(False, False), (False, False), (False, True)]
    environment.close()


def test_a_closed_document_is_not_what_was_wanted(letter, tmp_path):
    environment = GymEnvironment(lambda: Closed(tmp_path), document=letter, goal=is_bold)
    environment.reset()
    _, reward, terminated, truncated, info = environment.step(SELECT)
    assert (reward, terminated, truncated) == (0.0, False, False)
    assert "broken" not in info


def test_a_broken_application_truncates_and_the_next_reset_starts_afresh(letter, tmp_path):
    environment = GymEnvironment(lambda: FakeEnvironment(tmp_path, breaks_at=2), document=letter)
    environment.reset()
    *_, usual = environment.step(SELECT)
    _, reward, terminated, truncated, info = environment.step(SELECT)
    assert (reward, terminated, truncated) == (0.0, False, True)
    assert info["broken"]
    assert info.keys() - {"broken"} == usual.keys()
    assert (info["outcome"], info["observation"]) == (None, usual["observation"])
    assert info["timings"].perform > 0 == info["timings"].observe
    environment.reset()
    assert not environment.step(SELECT)[3]


def test_options_name_the_document(made, tmp_path):
    other = write_odt(tmp_path / "other.odt", OdtParts(body="<text:p>Another one</text:p>"))
    text, _ = made.reset(options={"document": other})
    assert "Another one" in text
    assert "engine" not in text


def test_a_picture_is_drawn(made):
    made.reset()
    assert made.render().dtype == np.uint8
    with pytest.raises(UsageError):
        GymEnvironment(lambda: None, render_mode="film")


@pytest.mark.writer
@pytest.mark.timeout(300)
def test_the_real_writer_through_gymnasium(letter):
    environment = gymnasium.make(
        "lamwright/Writer-v0", document=letter, goal=is_bold, render_mode="marks"
    )
    try:
        text, info = environment.reset(seed=3)
        assert '- toggle button "Bold" [ref=' in text
        assert environment.render().shape == (1024, 1280, 3)
        text, reward, *over, info = environment.step(press(info, "File > Close"))
        assert (reward, over, info["outcome"].delivered) == (0.0, [True, False], True)
        assert "closed" in info["closed"]
        text, info = environment.reset()
        assert "engine" in text
        environment.step(SELECT)
        _, reward, terminated, _, _ = environment.step(press(info, "Bold"))
        assert (reward, terminated) == (1.0, True)
    finally:
        environment.close()


@pytest.mark.writer
@pytest.mark.timeout(300)
def test_the_real_calc_through_gymnasium():
    environment = gymnasium.make("lamwright/Calc-v0", goal=is_bold)
    try:
        text, info = environment.reset()
        assert "- spreadsheet [cursor=A1]:" in text
        typed = json.dumps({"function": "keyboard_input", "keys": "7{ENTER}{UP}"})
        text, _, terminated, _, _ = environment.step(typed)
        assert "- A1: 7" in text
        _, reward, terminated, _, _ = environment.step(press(info, "Bold"))
        assert (reward, terminated) == (1.0, True)
    finally:
        environment.close()


@pytest.mark.writer
@pytest.mark.timeout(300)
def test_the_real_impress_through_gymnasium():
    environment = gymnasium.make("lamwright/Impress-v0")
    try:
        text, info = environment.reset()
        assert '- slide 1 "page1" [current]:' in text
        text, *_ = environment.step(press(info, "Slide > New Slide"))
        assert '- slide 2 "page2" [current]:' in text
    finally:
        environment.close()


@pytest.mark.writer
@pytest.mark.timeout(300)
def test_two_writers_in_processes_of_their_own(letter):
    makers = [lambda: gym.writer(document=letter)] * 2
    vector = gymnasium.vector.AsyncVectorEnv(makers, context="spawn", shared_memory=False)
    try:
        texts, _ = vector.reset(seed=5)
        assert len(texts) == 2
        texts, rewards, terminated, truncated, _ = vector.step((SELECT, SELECT))
        assert all("selection: engine" in text for text in texts)
        assert not any((*terminated, *truncated, *rewards))
    finally:
        vector.close()
