"""The command line: parse, call, exit code; no logic."""

import signal
import sys
from collections.abc import Callable
from typing import NoReturn

import typer

from lamwright import __version__
from lamwright.cli import act, base, demo, edit, export, instantiate, plans, runs, serve
from lamwright.cli.console import Terminated, err
from lamwright.records.errors import LamwrightError
from lamwright.safety.text import without_secrets

# typer keeps its copy of click private; the base of its public exception is the usage error.
_INTERRUPTED = 130
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]

app = typer.Typer(
    name="lamwright",
    help="Large Action Models end to end: from documentation to an agent in a real application.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _options(
    context: typer.Context,
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),
) -> None:
    context.obj = {"debug": debug}


@app.command()
def version() -> None:
    """Print the version."""
    sys.stdout.write(f"lamwright {__version__}\n")


act.add_to(app)
base.add_to(app)
demo.add_to(app)
edit.add_to(app)
export.add_to(app)
instantiate.add_to(app)
plans.add_to(app)
runs.add_to(app)
serve.add_to(app)


def main() -> None:
    """Run the command line; exit status 0, 1 (the work failed), 2 (wrong usage), 130 (interrupted)."""
    sys.exit(run_until_terminated(lambda: run(sys.argv[1:])))


def run_until_terminated(work: Callable[[], int]) -> int:
    """What ``work`` returns; 130 when it was interrupted, terminated or its terminal went.

    Each of them unwinds ``work``: what is open is closed, what is temporary is removed.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup ignores SIGHUP
            signal.signal(number, _terminated)
    try:
        return work()
    except KeyboardInterrupt:
        return _interrupted()


def run(arguments: list[str]) -> int:
    """Run ``arguments``; returns the exit status. Errors of ours become one sentence."""
    try:
        result = app(args=arguments, standalone_mode=False, prog_name="lamwright")
    except _UsageError as error:
        if not arguments:
            return 2  # the help was printed
        err.print(f"lamwright: {without_secrets(str(error))}", markup=False)
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except LamwrightError as error:
        if "--debug" in arguments:
            raise
        err.print(f"lamwright: {without_secrets(str(error))}", markup=False)
        return error.exit_status
    except OSError as error:  # a full disk, a read-only folder
        if "--debug" in arguments:
            raise
        where = f" ({error.filename})" if error.filename else ""
        err.print(f"lamwright: {error.strerror or error}{where}.", markup=False)
        return 1
    if result == _INTERRUPTED:  # typer's exit status for an interruption
        return _interrupted()
    return result if isinstance(result, int) else 0


def _terminated(*_: object) -> NoReturn:
    raise Terminated


def _interrupted() -> int:
    err.print("lamwright: interrupted; finished work is kept, the same command continues.")
    return _INTERRUPTED
