from lamwright.agent.agent import Agent, Limits
from lamwright.agent.policies.reference import IdlePolicy, ReferencePolicy
from lamwright.environments.fake import FakeEnvironment
from lamwright.guard.guard import Guard
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput
from lamwright.records.document_action import SaveAs, SelectText
from lamwright.records.task import ReferenceStep
from lamwright.records.trajectory import Decision
from lamwright.safety.tables import libreoffice


def click(name):
    return ClickInput(control=ControlRef(label=0, name=name))


def steps(*actions):
    return [ReferenceStep(thought="", action=action) for action in actions]


class Stubborn:
    """Answers the same, whatever it sees; keeps what it was shown."""

    name = "stubborn"

    def __init__(self, decision):
        self.decision = decision
        self.seen = []

    def decide(self, state):
        self.seen.append(state)
        return self.decision


def run(tmp_path, letter, policy, **options):
    environment = FakeEnvironment(tmp_path / "work", breaks_at=options.pop("breaks_at", 0))
    agent = Agent(policy, environment, Guard(table=libreoffice("writer")), **options)
    return agent.run("Make 'engine' bold", letter)


def test_a_solution_is_performed_grounded_and_finished(tmp_path, letter):
    policy = ReferencePolicy(steps(SelectText(text="engine"), click("Bold")))
    seen = []
    episode = run(tmp_path, letter, policy, screenshots=tmp_path / "shots", on_step=seen.append)
    assert episode.ending == "finished"
    assert [step.outcome.delivered for step in episode.steps] == [True, True]
    assert episode.steps[1].control.label == episode.steps[1].decision.action.control.label == 1
    assert episode.steps[0].decision.plan == ('Click "Bold"',)
    assert [step.index for step in seen] == [1, 2]
    assert sorted(p.name for p in (tmp_path / "shots").iterdir()) == ["01.png", "02.png", "03.png"]
    assert episode.steps[1].observation.screenshot == "shots/02.png"


def test_a_policy_that_knows_nothing_gives_up(tmp_path, letter):
    assert run(tmp_path, letter, IdlePolicy()).ending == "gave_up"


def test_a_failed_action_is_told_to_the_policy(tmp_path, letter):
    policy = Stubborn(Decision(action=SelectText(text="absent"), status="FINISH"))
    episode = run(tmp_path, letter, policy, limits=Limits(failures=2))
    assert episode.ending == "truncated"
    reported = policy.seen[1].history[0].outcome
    assert (reported.delivered, reported.reason) == (False, "not_found")


def test_finish_counts_only_when_the_last_action_was_done(tmp_path, letter):
    policy = Stubborn(Decision(action=click("Bald"), status="FINISH"))
    episode = run(tmp_path, letter, policy, limits=Limits(failures=3))
    assert len(episode.steps) == 3
    assert {step.outcome.reason for step in episode.steps} == {"not_found"}


def test_what_the_guard_refuses_is_not_performed_and_ends_it(tmp_path, letter):
    policy = Stubborn(Decision(action=SaveAs(file_dir="..", file_name="x", file_ext=".odt")))
    episode = run(tmp_path, letter, policy)
    assert episode.ending == "refused"
    assert {step.guard.verdict for step in episode.steps} == {"refuse"}
    assert not list((tmp_path / "work" / "exports").iterdir())


def test_an_unusable_reply_is_a_failure_not_an_action(tmp_path, letter):
    policy = Stubborn(Decision(action=None, valid=False, reply="gibberish"))
    episode = run(tmp_path, letter, policy, limits=Limits(failures=2))
    assert [step.outcome.reason for step in episode.steps] == ["invalid", "invalid"]


def test_loops_are_noticed(tmp_path, letter):
    policy = Stubborn(Decision(action=SelectText(text="engine")))
    episode = run(tmp_path, letter, policy, limits=Limits(steps=50, repeats=3))
    assert len(episode.steps) == 4
    assert "without effect" in episode.why


def test_steps_and_seconds_are_limited(tmp_path, letter):
    policy = Stubborn(Decision(action=click("Close")))
    episode = run(tmp_path, letter, policy, limits=Limits(steps=2, failures=9))
    assert (episode.ending, len(episode.steps)) == ("truncated", 2)
    assert run(tmp_path, letter, policy, limits=Limits(seconds=0)).steps == ()


def test_an_episode_whose_application_broke_keeps_the_steps_it_had(tmp_path, letter):
    policy = ReferencePolicy(steps(SelectText(text="engine"), click("Bold")))
    episode = run(tmp_path, letter, policy, breaks_at=2)
    assert (episode.ending, len(episode.steps)) == ("broken", 1)
    assert episode.menu and episode.why and episode.final_observation is None


def test_an_action_the_application_cannot_do_is_an_outcome(tmp_path, letter):
    policy = ReferencePolicy(steps(KeyboardInput(keys="x")))
    episode = run(tmp_path, letter, policy)
    assert episode.steps[0].outcome.reason == "unsupported"
