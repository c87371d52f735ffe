"""What `act` and `edit` share: the model, the place of the result, questions, and what is printed."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import typer

from lamwright.agent.policies.lam import LamPolicy
from lamwright.agent.policy import Policy
from lamwright.applications import Application, application_for
from lamwright.cli.console import err, is_interactive, out
from lamwright.cli.results import Written
from lamwright.cli.session import Setting
from lamwright.guard.guard import Confirm
from lamwright.guard.policy import EffectPolicy, read_policy
from lamwright.pipeline.best import best_checkpoint
from lamwright.pipeline.place import ModelPlace
from lamwright.records.action import Action
from lamwright.records.errors import ModelError, UsageError
from lamwright.records.observation import Control
from lamwright.records.trajectory import Step
from lamwright.records.wording import describe
from lamwright.safety.text import for_terminal

AUDIT = "audit.jsonl"


@contextmanager
def policy_ahead(setting: Setting) -> Iterator[Callable[[], Policy]]:
    """The policy of ``setting``: a call waits for it, or raises what failed.

    A model of this machine is read in the background from now on; a server is asked at once, by this
    thread, so that one that does not answer keeps nobody from ending.
    """
    if setting.model.is_served:
        policy = policy_of(setting.model, setting.application)
        yield lambda: policy
        return
    with ThreadPoolExecutor(1, "model") as reader:
        yield reader.submit(policy_of, setting.model, setting.application).result


def policy_of(model: ModelPlace, application: Application) -> Policy:
    """The model at ``model`` as a policy in ``application``; of a server, what one should know is said.

    What finds for its prompts is read beside the model.
    """
    with ThreadPoolExecutor(1, "prompts") as reader:
        codec = reader.submit(application.codec, model.prompts)
        opened = model.open()
    if model.is_served:
        from lamwright.models.served import ServedModel  # needs llguidance

        assert isinstance(opened, ServedModel)
        if not opened.is_near:
            err.print("The document's text goes to another machine with this model.", markup=False)
        if not opened.is_held:
            err.print(f"{opened.about}.", markup=False)
    return LamPolicy(opened, codec.result())


def setting_for(  # noqa: PLR0913
    document: Path,
    *,
    application: str | None,
    model: str | None,
    tokenizer: Path | None,
    allow: Sequence[str] | None,
    policy: Path | None,
    unfenced: bool,
    steps: int,
    tries: int = 1,
    runs: Path,
) -> Setting:
    """What the options say. Raises ``UsageError``, and ``ModelError`` for a folder that is not there."""
    if not document.is_file():
        raise UsageError(f"There is no document {document}.")
    opened = application_for(document, application)
    rules = (read_policy(policy) if policy else EffectPolicy(takes_back=True)).allowing(allow or ())
    where = model or str(best_checkpoint(runs, opened.name))
    chosen = ModelPlace(where=where, tokenizer=tokenizer)
    if not chosen.is_served and not Path(where).is_dir():
        raise ModelError(f"There is no model in {where}.")
    return Setting(
        document, opened, chosen, rules, is_fenced=not unfenced, steps=steps, tries=tries
    )


def place_for(
    application: Application, document: Path, save_as: Path | None, *, replace: bool
) -> Path:
    """Where the result goes. Raises ``UsageError`` for what can be known to fail beforehand."""
    target = save_as or document.with_name(f"{document.stem}-done{application.suffixes[0]}")
    if target.suffix.lower() not in application.suffixes:
        raise UsageError(
            f"Cannot save as '{target.suffix}'; use one of {', '.join(application.suffixes)}."
        )
    if not target.parent.is_dir():
        raise UsageError(f"There is no folder {target.parent}.")
    if target.exists() and target.samefile(document):
        raise UsageError("The document itself is never overwritten; name another file.")
    if target.exists() and not target.is_file():
        raise UsageError(f"{target} is there and no file.")
    if target.exists() and not replace:
        raise UsageError(f"{target} exists; give --replace, or another --save-as.")
    _probe(target.parent)
    return target


def _probe(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        raise UsageError(f"Cannot write into {folder}: {error.strerror}.") from error


def print_losses(losses: Sequence[str]) -> None:
    """What the result will lack because the application does not take it over."""
    if losses:
        out.print(
            f"opening or saving drops {', '.join(losses)}; the result lacks them.", markup=False
        )


def print_dropped(written: Written) -> None:
    """What the files cannot hold of the document."""
    for line in written.dropped:
        out.print(f"dropped in {line}", markup=False)


def print_step(step: Step) -> None:
    """One line: what was done, whether it came to pass, how long the model took."""
    action = describe(step.decision.action) if step.decision.action else "nothing"
    came = "ok" if step.outcome and step.outcome.delivered else "not done"
    detail = f": {step.outcome.detail}" if step.outcome and step.outcome.detail else ""
    if step.outcome and step.outcome.deleted:
        detail += f"; deleted: {', '.join(step.outcome.deleted)}"
    out.print(
        f"{step.index:3}. {action} [{came}{detail}] {step.model_seconds * 1000:.0f} ms",
        markup=False,
    )


def confirmation() -> Confirm:
    """Asks at a terminal; elsewhere the answer is no."""

    def ask(action: Action, control: Control | None, reason: str) -> bool:
        if not is_interactive():
            return False
        question = for_terminal(f"{describe(action)}: {reason}. Allow it?")
        return typer.confirm(question, default=False)

    return ask
