"""One run of ``act``: what is done in the application, what may go out, what is kept of it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from lamwright.agent.agent import Agent, Episode, Limits
from lamwright.agent.endings import Conclusion, conclude
from lamwright.agent.policy import Policy
from lamwright.applications import Application
from lamwright.cli import audit
from lamwright.cli.results import Written, held_before, prepare, private, put
from lamwright.environments.environment import Environment
from lamwright.environments.linux.fences import Fences, fences_here
from lamwright.guard.guard import Confirm
from lamwright.guard.policy import EffectPolicy
from lamwright.records.trajectory import Step


class Order(NamedTuple):
    """What was asked for, checked."""

    request: str
    document: Path
    target: Path
    application: Application
    model: Path
    policy: EffectPolicy
    is_fenced: bool
    is_dry: bool
    steps: int


class Run(NamedTuple):
    """The result of an order."""

    episode: Episode
    conclusion: Conclusion
    differences: tuple[str, ...]
    written: Written


def perform(
    order: Order,
    actor: Policy,
    confirm: Confirm | None,
    on_step: Callable[[Step], None] | None,
) -> Run:
    """Do what was asked on a private copy, look through the result and put it in its place."""
    application = order.application
    environment = application.open() if order.is_fenced else application.open_unfenced()
    try:
        environment.reset(order.document)
        kind = application.suffixes[0]
        opened = private(environment) / f"opened{kind}"
        environment.save_copy(opened)
        agent = Agent(
            actor,
            environment,
            application.guard(confirm, order.policy),
            limits=Limits(steps=order.steps),
            on_step=on_step,
        )
        episode = agent.run(order.request, order.document)
        if episode.ending == "broken":
            end = conclude(order.request, "broken", episode.why, episode.steps, None, ())
            return Run(episode, end, (), Written(()))
        final = private(environment) / f"final{kind}"
        environment.save_copy(final)
        return _brought_out(order, environment, episode, opened, final)
    finally:
        environment.close()


def _brought_out(
    order: Order,
    environment: Environment,
    episode: Episode,
    opened: Path,
    final: Path,
) -> Run:
    """The end of a run: whether its result may go out, and where it went."""
    differences = order.application.difference(opened, final)
    end = conclude(
        order.request,
        episode.ending,
        episode.why,
        episode.steps,
        episode.final_observation,
        differences,
    )
    if not end.is_saved:
        return Run(episode, end, differences, Written(()))
    before = held_before(order.document, opened)
    results = prepare(environment, order.target, final, before, episode.steps, order.policy)
    if results.objections:
        why = f"The result holds {'; '.join(results.objections)}."
        return Run(episode, Conclusion(said="refused", why=why), differences, Written(()))
    written = Written(()) if order.is_dry else put(results, order.target, environment.exports)
    return Run(episode, end, differences, written)


def keep_record(order: Order, run: Run, path: Path) -> None:
    """Add the run to the audit record at ``path``."""
    in_force = fences_here() if order.is_fenced else Fences.none()
    outputs = {str(place): audit.digest(place) for place in run.written.paths}
    audit.add_to_audit(
        path,
        audit.AuditRecord(
            time=audit.now(),
            request=order.request,
            application=order.application.name,
            model=audit.digest(order.model),
            document=str(order.document),
            document_sha256=audit.digest(order.document),
            fences=in_force,
            actions=audit.action_records(run.episode.steps),
            difference=run.differences,
            ending=run.conclusion.said,
            why=run.conclusion.why,
            exit_status=run.conclusion.exit_status,
            outputs=outputs,
            backup=str(run.written.backup or ""),
        ),
    )
