"""One exercise: a prompt and a reply in the codec's own format, made from a random scene."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from base_model.intents import Intent, click
from base_model.scenes import Scene, Size, random_scene, real_scene
from base_model.screens import Screens
from base_model.wishes import random_intent
from base_model.words import Words
from lamwright.codec import CompactCodec
from lamwright.records.action import Action, ClickInput
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import Decision, Outcome, State, Step
from lamwright.records.wording import describe

_JOINTS = (" and ", ", then ", " and then ", "; then ", ", and ", ". Then ", ". After that ", "; ")
TINY = Size(paragraphs=2, words=4, controls=3, menus=2)
_REAL = 0.65
"""Share of exercises on recorded screens; the others keep the model able to read any screen."""
_RETRIED = ("timeout", "stale")
_REPLACED = ("not_found", "disabled", "ambiguous")


@dataclass(frozen=True)
class Exercise:
    """A training row; ``skill`` names what it exercises."""

    prompt: str
    target: str
    skill: str
    state: State | None = None
    """What the prompt was rendered from; None for plans."""


@dataclass(frozen=True)
class Episode:
    """A request on a scene with the actions that do it."""

    scene: Scene
    request: str
    intents: tuple[Intent, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions in order."""
        return tuple(action for intent in self.intents for action in intent.actions)

    def view(self, index: int) -> Observation:
        """What is seen before action ``index``."""
        views = [intent.view(at) for intent in self.intents for at in range(len(intent.actions))]
        return views[index] or self.scene.observation

    def skill(self, index: int) -> str:
        """The skill of the wish that action ``index`` belongs to."""
        owners = [intent.skill for intent in self.intents for _ in intent.actions]
        return owners[index]


def random_episode(
    rng: random.Random, words: Words, size: Size, wishes: int, screens: Screens | None = None
) -> Episode:
    """A scene, mostly a real one if there are ``screens``, and wishes about it."""
    scene = (
        real_scene(rng, words, size, screens)
        if screens is not None and rng.random() < _REAL
        else random_scene(rng, words, size)
    )
    count = rng.randint(1, wishes)
    intents = tuple(random_intent(rng, words, scene) for _ in range(count))
    return Episode(scene=scene, request=_request(rng, intents), intents=intents)


def _request(rng: random.Random, intents: tuple[Intent, ...]) -> str:
    text = intents[0].phrase
    for intent in intents[1:]:
        joint = rng.choice(_JOINTS)
        text += joint + (
            intent.phrase[:1].upper() + intent.phrase[1:] if joint == ". " else intent.phrase
        )
    opening = rng.choice(("", "", "", "", "Please ", "Could you ", "I want you to ", "First, "))
    text = opening + text if opening else text[:1].upper() + text[1:]
    return text + rng.choice(("", "", ".", "." if '"' not in text[-1:] else ""))


class Exercises:
    """Makes exercises of a given difficulty; the same generator state gives the same exercise."""

    def __init__(self, words: Words, codec: CompactCodec, screens: Screens | None = None) -> None:
        self._words = words
        self._screens = screens
        self._codec = codec

    def make(self, rng: random.Random, size: Size, wishes: int) -> Exercise:
        """One exercise of a random kind."""
        episode = random_episode(rng, self._words, size, wishes, self._screens)
        kinds: tuple[Callable[[random.Random, Episode], Exercise], ...] = (
            self.begin, self.follow, self.resume, self.recover, self.plan,
        )  # fmt: skip
        return rng.choices(kinds, (0.5, 0.24, 0.06, 0.08, 0.12))[0](rng, episode)

    def make_short(self, rng: random.Random, wishes: int) -> Exercise:
        """One exercise in going on with a plan, on a tiny screen."""
        episode = random_episode(rng, self._words, TINY, wishes)
        kinds = (self.follow, self.recover, self.resume, self.plan)
        return rng.choices(kinds, (0.65, 0.1, 0.1, 0.15))[0](rng, episode)

    def begin(self, rng: random.Random, episode: Episode) -> Exercise:
        """First step: nothing done, no plan yet."""
        return self._row(episode, 0, (), (), f"begin {episode.skill(0)}")

    def follow(self, rng: random.Random, episode: Episode) -> Exercise:
        """A later step: the plan left is known."""
        at = rng.randrange(len(episode.actions))
        left = tuple(describe(action) for action in episode.actions[at:])
        return self._row(episode, at, left, _done(episode.actions[:at]), "follow")

    def resume(self, rng: random.Random, episode: Episode) -> Exercise:
        """A later step without a plan: request and history must show it."""
        at = rng.randrange(len(episode.actions))
        return self._row(episode, at, (), _done(episode.actions[:at]), "resume")

    def recover(self, rng: random.Random, episode: Episode) -> Exercise:
        """The last action failed: do it again, or use another control that bears the name."""
        at = rng.randrange(len(episode.actions))
        left = tuple(describe(action) for action in episode.actions[at + 1 :])
        wanted = episode.actions[at]
        missed = _namesake(rng, episode.scene, wanted)
        tried, reason = (
            (missed, rng.choice(_REPLACED)) if missed else (wanted, rng.choice(_RETRIED))
        )
        history = (*_done(episode.actions[:at]), _failed(tried, reason))
        return self._row(episode, at, left, history, "recover")

    def plan(self, rng: random.Random, episode: Episode) -> Exercise:
        """Phase 1: the request alone to the whole plan."""
        steps = tuple(
            describe(action) for action in episode.actions if action.function != "select_paragraph"
        )
        steps = steps or ("Select paragraph 1",)
        prompt = self._codec.render_task(episode.request)
        return Exercise(prompt, self._codec.render_plan(steps), "plan")

    def _row(
        self,
        episode: Episode,
        at: int,
        left: tuple[str, ...],
        history: tuple[Step, ...],
        skill: str,
    ) -> Exercise:
        state = State(
            request=episode.request,
            application="writer",
            observation=episode.view(at),
            menu=episode.scene.menu,
            history=history,
            plan=left,
        )
        rest = tuple(describe(action) for action in episode.actions[at + 1 :])
        decision = Decision(
            action=episode.actions[at], status="CONTINUE" if rest else "FINISH", plan=rest
        )
        return Exercise(
            self._codec.render_state(state), self._codec.render_reply(decision), skill, state
        )


def _step(action: Action, outcome: Outcome) -> Step:
    return Step(
        index=1,
        observation=Observation(controls=()),
        decision=Decision(action=action),
        outcome=outcome,
    )


def _done(actions: tuple[Action, ...]) -> tuple[Step, ...]:
    return tuple(_step(action, Outcome(delivered=True)) for action in actions)


def _failed(action: Action, reason: str) -> Step:
    return _step(action, Outcome.model_validate({"delivered": False, "reason": reason}))


def _namesake(rng: random.Random, scene: Scene, wanted: Action) -> ClickInput | None:
    """A click on something that does not exist but ends in the same name as the wanted control."""
    if not isinstance(wanted, ClickInput) or rng.random() < 0.3:
        return None
    name = wanted.control.name.removesuffix("...").split(" > ")[-1]
    if " > " in wanted.control.name:
        return click(Control(label=0, name=name, role="push button"))
    top = rng.choice(scene.menu).name.split(" > ")[0]
    return click(Control(label=0, name=f"{top} > {name}", role="menu item"))
