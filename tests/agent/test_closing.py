"""An action that closes the document ends the episode, not what comes after it."""

import pytest

from lamwright.agent.agent import Agent
from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.environments.fake import FakeEnvironment
from lamwright.environments.libreoffice.environment import open_writer
from lamwright.guard.guard import Guard
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.document_action import SelectText
from lamwright.records.errors import DocumentError
from lamwright.records.task import ReferenceStep
from lamwright.safety.tables import libreoffice

GUARD = Guard(table=libreoffice("writer"))


def policy(*actions):
    return ReferencePolicy([ReferenceStep(thought="", action=action) for action in actions])


def click(name):
    return ClickInput(control=ControlRef(label=0, name=name))


class Closing(FakeEnvironment):
    """Its Bold closes the document."""

    is_closed = False

    def reset(self, document):
        self.is_closed = False
        return super().reset(document)

    def perform(self, action):
        self.is_closed = isinstance(action, ClickInput)
        return super().perform(action)

    def observe(self):
        if self.is_closed:
            raise DocumentError("An action closed the document.")
        return super().observe()


def test_the_episode_ends_as_given_up_with_its_steps(tmp_path, letter):
    environment = Closing(tmp_path / "work")
    bold = policy(SelectText(text="engine"), click("Bold"), SelectText(text="Ada"))
    episode = Agent(bold, environment, GUARD).run("Make 'engine' bold", letter)
    assert (episode.ending, episode.why) == ("gave_up", "An action closed the document.")
    assert [step.outcome.delivered for step in episode.steps] == [True, True]
    assert episode.final_observation.canvas.selection == "engine"
    again = Agent(policy(SelectText(text="Ada")), environment, GUARD)
    assert again.run("Select 'Ada'", letter).ending == "finished"


@pytest.mark.writer
@pytest.mark.timeout(300)
def test_the_real_writer_goes_on_with_the_next_episode(letter):
    writer = open_writer()
    guard = Guard(table=libreoffice("writer"), confirm=lambda action, control, reason: True)
    try:
        closing = policy(click("File > Close"), SelectText(text="engine"))
        episode = Agent(closing, writer, guard).run("Close it", letter)
        assert (episode.ending, len(episode.steps)) == ("gave_up", 1)
        with pytest.raises(DocumentError):
            writer.save_copy(letter.with_name("final.odt"))
        bold = policy(SelectText(text="engine"), click("Bold"))
        assert Agent(bold, writer, guard).run("Make 'engine' bold", letter).ending == "finished"
    finally:
        writer.close()
