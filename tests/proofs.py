"""The main proof of a catalogue: references pass their checks in the real application, idling does not."""

from lamwright.agent.agent import Agent
from lamwright.agent.policies.reference import IdlePolicy, ReferencePolicy
from lamwright.judge.checks import verdict_of
from lamwright.judge.judge import EpisodeFiles


class Proof:
    """An application, its live environment, and the folder of its templates."""

    def __init__(self, application, environment, templates):
        self.application = application
        self.environment = environment
        self.templates = templates
        self._untouched = {}

    def attempt(self, task, policy, folder):
        template = self.templates / task.template
        agent = Agent(policy, self.environment, self.application.guard())
        episode = agent.run(task.request, template)
        final = folder / f"final{self.application.suffixes[0]}"
        self.environment.save_copy(final)
        files = EpisodeFiles(template, final, self.environment.exports)
        return episode, verdict_of(task, "proof", self.application.check_runner()(task, files))

    def passes(self, task, folder):
        """The reference is performed whole and passes."""
        episode, verdict = self.attempt(task, ReferencePolicy(task.reference), folder)
        outcomes = [step.outcome.detail for step in episode.steps if step.outcome]
        assert episode.ending == "finished", (task.request, outcomes)
        assert verdict.complete == "yes", (task.request, verdict.reasons, outcomes)
        assert len(episode.steps) == len(task.reference)

    def refuses_idling(self, task, folder):
        """Doing nothing fails, though it changes nothing; what it saves is the same for all tasks on a template."""
        template = self.templates / task.template
        final = self._untouched.get(template)
        if final is None:
            self.attempt(task, IdlePolicy(), folder)
            final = self._untouched[template] = next(folder.glob("final.*"))
        (folder / "nothing").mkdir()
        files = EpisodeFiles(template, final, folder / "nothing")
        verdict = verdict_of(task, "proof", self.application.check_runner()(task, files))
        assert verdict.complete == "no", task.request
        assert verdict.evidence[-1].passed, verdict.reasons
