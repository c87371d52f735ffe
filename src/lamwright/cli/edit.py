"""``lamwright edit``: one document, one model, many requests."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from lamwright.agent.endings import Conclusion
from lamwright.cli.acting import (
    AUDIT,
    confirmation,
    place_for,
    policy_ahead,
    print_dropped,
    print_losses,
    setting_for,
)
from lamwright.cli.console import Terminated, is_interactive, out
from lamwright.cli.options import (
    RUNS,
    Allow,
    ByType,
    MaxSteps,
    ModelWhere,
    PolicyFile,
    Runs,
    SaveAs,
    Tokenizer,
    Tries,
    Unfenced,
    Yes,
)
from lamwright.cli.recording import Recorder
from lamwright.cli.results import NOTHING
from lamwright.cli.session import Change, Session, Setting
from lamwright.records.errors import LamwrightError, UsageError

_HELP = """Write what to do, in words. What changed is shown; keep it or not.
/undo          take the last kept change back
/diff          what differs from the document as it was opened
/save [FILE]   save; without FILE at the place of --save-as
/quit          end; asks about what is not saved"""


def edit(  # noqa: PLR0913
    file: Annotated[Path, typer.Argument(help="Document; it is left untouched.")],
    application: ByType = None,
    save_as: SaveAs = None,
    model: ModelWhere = None,
    tokenizer: Tokenizer = None,
    show: Annotated[
        Path | None,
        typer.Option("--show", help="A PNG file: the window after each request, as it is kept."),
    ] = None,
    allow: Allow = None,
    policy: PolicyFile = None,
    unfenced: Unfenced = False,
    yes: Yes = False,
    steps: MaxSteps = 15,
    tries: Tries = 1,
    runs: Runs = RUNS,
) -> None:
    """Edit a copy of FILE: write a request, see in words what changed, keep or undo, save.

    Without a terminal the requests are the lines of standard input: what ends "finished" is kept, and
    what was kept is saved at the end. Exit status 0; 3 when the result must not be written.
    At a terminal it asks whether to go on when the application drops something of the document (no: 1).
    Each request adds lines to audit.jsonl below --runs: before it begins and when it is over.
    """
    setting = setting_for(
        file,
        application=application,
        model=model,
        tokenizer=tokenizer,
        allow=allow,
        policy=policy,
        unfenced=unfenced,
        steps=steps,
        tries=tries,
        runs=runs,
    )
    target = place_for(setting.application, file, save_as, replace=True)
    if show is not None and (show.suffix.lower() != ".png" or not show.parent.is_dir()):
        raise UsageError(f"--show names no .png file in a folder that exists: {show}.")
    recorder = Recorder(setting, runs / AUDIT)
    with policy_ahead(setting) as actor, Session(setting, actor, confirmation()) as session:
        talk = Talk(session, setting, target, _person(), recorder, show)
        talk.say(f"{setting.application.title} has {file} open. /help says what can be written.")
        print_losses(session.losses)
        if session.losses and not yes and not talk.goes_on():
            raise typer.Exit(1)
        talk.hold()
    if talk.was_refused:
        raise typer.Exit(3)


class Person(NamedTuple):
    """Who writes the requests."""

    lines: Iterator[str]
    agrees: Callable[[str, bool], bool]
    """Answers a question; the flag is what is expected."""


class Talk:
    """A session with a person: lines in, words out."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        session: Session,
        setting: Setting,
        target: Path,
        person: Person,
        recorder: Recorder,
        show: Path | None = None,
    ) -> None:
        self._session, self._setting, self._target = session, setting, target
        self._person, self._recorder, self._show = person, recorder, show
        self._saved: tuple[Change, ...] = ()
        self.was_refused = False

    def goes_on(self) -> bool:
        """Whether the person goes on though the result will lack something."""
        return self._person.agrees("Go on?", True)

    def hold(self) -> None:
        """Answer every line, until there is none."""
        for line in self._person.lines:
            word, _, rest = line.strip().partition(" ")
            if word in {"/quit", "/exit"}:
                break
            try:
                self._answer(word, rest.strip(), line.strip())
            except (LamwrightError, OSError) as error:  # the document is still as it was kept
                self.say(str(error))
            except KeyboardInterrupt as interruption:
                if isinstance(interruption, Terminated) or not is_interactive():
                    raise
                self.say("interrupted; what was kept is kept. /quit ends.")
        is_saved = self._session.kept == self._saved
        if not is_saved and self._person.agrees(f"Save to {self._target}?", True):
            self._save(self._target)

    def say(self, text: str) -> None:
        """Print a line."""
        out.print(text, markup=False)

    def _answer(self, word: str, rest: str, line: str) -> None:
        if not word:
            return
        if not word.startswith("/"):
            self._request(line)
        elif word == "/undo":
            undone = self._session.undo()
            self.say(f"undone: {undone.request}" if undone else "There is nothing to undo.")
            self._picture()
        elif word == "/diff":
            self._list(self._session.difference())
        elif word == "/save":
            application, document = self._setting.application, self._setting.document
            place = Path(rest) if rest else self._target
            self._save(place_for(application, document, place, replace=True))
        else:
            self.say(_HELP)

    def _request(self, text: str) -> None:
        self._recorder.begin(text)
        change = self._session.ask(text)
        end = change.conclusion
        self._recorder.done(change, NOTHING)
        self._list(change.differences)
        self.say(f"{end.said}: {end.why} ({change.episode.seconds:.1f} s)")
        expected = end.said == "finished"
        is_something = bool(change.differences or change.exports) or expected
        if is_something and end.said != "broken":
            is_kept = self._person.agrees("Keep?", expected)
            if is_kept:
                self._session.keep(change)
            self.say("kept." if is_kept else "not kept.")
        self._picture()

    def _save(self, place: Path) -> None:
        whole = self._whole(place)
        if whole is not None:
            self._recorder.begin(whole.request)
            self._recorder.saving(whole, place)
        written = self._session.save(place)
        self.was_refused = bool(written.objections)
        print_dropped(written)
        if written.objections:
            why = f"The result holds {'; '.join(written.objections)}."
            self.say(f"refused: {why}")
            refused = Conclusion(said="refused", why=why)
            whole = whole._replace(conclusion=refused) if whole else None
        else:
            self._saved = self._session.kept
            for path in written.paths:
                self.say(f"saved: {path}")
            if written.backup:
                self.say(f"backup of what was replaced: {written.backup}")
        if whole is not None:
            self._recorder.done(whole, written)

    def _whole(self, place: Path) -> Change | None:
        """All that is kept, as one change to be saved at ``place``."""
        if not self._session.kept:
            return None
        return self._session.kept[-1]._replace(
            request=f"/save {place}",
            conclusion=Conclusion(said="finished", why=""),
            differences=self._session.difference(),
        )

    def _list(self, differences: tuple[str, ...]) -> None:
        for line in differences or ("nothing differs.",):
            self.say(f"  {line}")

    def _picture(self) -> None:
        if self._show is not None:
            self._session.screenshot(self._show)


def _person() -> Person:
    """A person at a terminal; elsewhere nobody answers, and what is expected is done."""

    def agrees(question: str, expected: bool) -> bool:  # noqa: FBT001
        if not is_interactive():
            return expected
        try:
            return typer.confirm(question, default=expected)
        except typer.Abort:  # the end of the input, or Ctrl-C
            out.print("")
            return False

    return Person(_lines(), agrees)


def _lines() -> Iterator[str]:
    while True:
        try:
            yield input("> " if is_interactive() else "")
        except EOFError:
            return


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(edit)
