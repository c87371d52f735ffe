"""``python -m lamwright.environments.contract MODULE:OPEN [--document FILE] ...``: test an environment.

OPEN is a function without parameters that gives the environment. Prints a line a rule; exit status 1 when
one is broken. Rules for which too little was said are left out, and named.
"""

import argparse
import importlib
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from lamwright.environments.contract.running import Result, run_all
from lamwright.environments.contract.subject import Subject
from lamwright.environments.environment import Environment
from lamwright.records.action import Action
from lamwright.records.errors import LamwrightError

_ACTION: TypeAdapter[Action] = TypeAdapter(Action)


def main(arguments: list[str] | None = None) -> int:
    """Run the rules; 0 when all that were tested are kept."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        environment = options.environment()
    except LamwrightError as error:
        parser.error(str(error))
    try:
        with tempfile.TemporaryDirectory(prefix="lamwright-contract-") as folder:
            results = []
            for result in run_all(_subject(environment, Path(folder), options)):
                sys.stdout.write(_line(result) + "\n")
                sys.stdout.flush()
                results.append(result)
    finally:
        environment.close()
    broken = [result for result in results if result.failure]
    kept = sum(result.passed for result in results)
    left_out = len(results) - kept - len(broken)
    sys.stdout.write(f"{kept} kept, {len(broken)} broken, {left_out} left out\n")
    return 1 if broken else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lamwright.environments.contract")
    parser.add_argument("environment", type=_opener, metavar="MODULE:OPEN")
    parser.add_argument("--document", type=_file, help="what is opened")
    parser.add_argument("--damaged", type=_file, help="a file that cannot be opened as a document")
    parser.add_argument(
        "--change", type=_action, action="append", default=[],
        help="JSON of an action that changes the document; may be given several times",
    )  # fmt: skip
    parser.add_argument("--closes", type=_action, help="JSON of an action that closes the document")
    parser.add_argument("--text", default="", help="a text of the document that can be selected")
    parser.add_argument("--dialog", default="", help="control or menu entry that opens a dialog")
    parser.add_argument("--dismiss", default="", help="control that closes that dialog")
    return parser


def _action(text: str) -> Action:
    try:
        return _ACTION.validate_json(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(
            f"{text} is no action: {error.errors()[0]['msg']}"
        ) from error


def _file(text: str) -> Path:
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return Path(text)


def _opener(text: str) -> Callable[[], Environment]:
    module, _, function = text.partition(":")
    if not module or not function:
        raise argparse.ArgumentTypeError(f"{text} is not of the form MODULE:OPEN")
    try:
        found: Callable[[], Environment] = getattr(importlib.import_module(module), function)
    except ImportError as error:
        raise argparse.ArgumentTypeError(f"{module} cannot be imported: {error}") from error
    except AttributeError as error:
        raise argparse.ArgumentTypeError(f"{module} has no function {function}") from error
    return found


def _subject(environment: Environment, folder: Path, options: argparse.Namespace) -> Subject:
    return Subject(
        environment=environment,
        folder=folder,
        document=options.document,
        damaged=options.damaged.read_bytes() if options.damaged else None,
        changes=tuple(options.change),
        closes=options.closes,
        text=options.text,
        dialog=options.dialog,
        dismiss=options.dismiss,
    )


def _line(result: Result) -> str:
    if result.missing:
        return f"-  {result.rule.name} (left out: no {result.missing})"
    return f"{'ok' if result.passed else 'NO'} {result.rule.name}" + (
        f": {result.failure}" if result.failure else ""
    )


if __name__ == "__main__":
    sys.exit(main())
