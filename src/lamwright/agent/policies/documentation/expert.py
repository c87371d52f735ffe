"""The documentation expert: a policy that follows the application's own help.

It takes GPT-4o's role in the paper (section 5). It is not a model, it has not seen the tasks, their
checks or their solutions, and it fails where the help is hard to follow.
"""

from dataclasses import dataclass, field

from lamwright.agent.policies.documentation.choices import decide_choice
from lamwright.agent.policies.documentation.following import Script
from lamwright.agent.policies.documentation.grounding import Sighting, fits_now, resolve
from lamwright.agent.policies.documentation.library import Library
from lamwright.agent.policies.documentation.planning import Skills, no_skills, scripts
from lamwright.agent.policies.documentation.reading import Goal, read_request
from lamwright.records.action import Action, ClickInput, KeyboardInput
from lamwright.records.canvas import as_text
from lamwright.records.trajectory import Decision, State
from lamwright.records.wording import describe


@dataclass
class _Part:
    """One part of the request and the scripts left to try; the first one is running."""

    goal: Goal
    ways: list[Script]
    clicked: list[str] = field(default_factory=list)


class DocumentationExpert:
    """The expert of one episode. ``library`` may be shared by all episodes."""

    name = "documentation-expert"

    def __init__(self, library: Library, skills: Skills = no_skills) -> None:
        self._library = library
        self._skills = skills
        self._todo: list[_Part] | None = None
        self._retried = False

    def decide(self, state: State) -> Decision:
        """The next action of the script; after a failed action the next script, once; else nothing."""
        if self._todo is None:
            self._todo = self._plan(state)
        elif not _delivered(state) and not self._other_way(state):
            return _give_up("The documented way does not work here.")
        return self._advance(state)

    def _plan(self, state: State) -> list[_Part]:
        goals = read_request(state.request, as_text(state.observation.canvas))
        return [
            _Part(goal, list(scripts(goal, state, self._library, self._skills))) for goal in goals
        ]

    def _advance(self, state: State) -> Decision:
        assert self._todo is not None
        while self._todo:
            part = self._todo[0]
            if not part.ways:
                return _give_up("The documentation does not say how to do this.")
            if not part.ways[0]:
                self._todo.pop(0)
                continue
            action = resolve(part.ways[0][0], Sighting(state.observation, state.menu))
            if action is None:
                if self._other_way(state):
                    continue
                return _give_up(f"There is no way to do this: {describe(part.ways[0][0])}.")
            part.ways[0] = part.ways[0][1:]
            decision = self._take(action, part, state)
            if decision:
                return decision
        return Decision(thought="Nothing is left to do.", status="FINISH")

    def _take(self, action: Action, part: _Part, state: State) -> Decision | None:
        """The decision for an action; None when the interface already is in that state."""
        chosen = decide_choice(action, part.goal, state.observation, part.clicked)
        if not fits_now(chosen, Sighting(state.observation, state.menu)):
            return None
        if isinstance(chosen, ClickInput):
            part.clicked.append(chosen.control.name)
        assert self._todo is not None
        left = tuple(describe(each) for other in self._todo if other.ways for each in other.ways[0])
        return Decision(
            thought=describe(chosen),
            action=chosen,
            status="CONTINUE" if left else "FINISH",
            plan=left,
        )

    def _other_way(self, state: State) -> bool:
        """Switch to the next script for this part, after closing what the first one opened."""
        if self._retried or not self._todo:
            return False
        self._retried = True
        part = self._todo[0]
        tried = part.clicked[0] if part.clicked else ""
        others = [way for way in part.ways[1:] if _first_click(way) != tried]
        if not others:
            return False
        leave = tuple(KeyboardInput(keys="{ESC}") for _ in state.observation.dialogs)
        part.ways, part.clicked = [(*leave, *others[0])], []
        return True


def _first_click(way: Script) -> str:
    clicks = [action.control.name for action in way if isinstance(action, ClickInput)]
    return clicks[0] if clicks else ""


def _delivered(state: State) -> bool:
    if not state.history:
        return True
    outcome = state.history[-1].outcome
    return outcome is not None and outcome.delivered


def _give_up(why: str) -> Decision:
    return Decision(thought=why, action=None, status="FINISH")
