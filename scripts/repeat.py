"""Random episodes are done again after a reset: all that shows must be as it was the first time.

``python scripts/repeat.py --application calc --episodes 50 [--steps 6] [--seed 1]`` prints each
difference with the actions before it, and last a JSON line. What comes out otherwise was left behind by
the first time, or was reported before LibreOffice had finished. The exit status is 1 if anything did.
"""

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from random_actions import APPLICATIONS, documents, draw

from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.environments.rendering.outline import outline
from lamwright.records.action import Action
from lamwright.records.base import derive_seed
from lamwright.records.errors import DocumentError, EnvironmentBroken
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Outcome

_TIMES = 2
_PRIVATE = re.compile(r"\bopen-\w+")
"""The folder of the private copy, another one each time."""
_REFERENCE = re.compile(r" \[ref=\d+\]")
_LIMIT = 200_000
_ENDS = ("Exit", "File > Close", "Restart", "Safe Mode", "Recent Documents", "Reload")


class Step(NamedTuple):
    """An action of the first time, how it went and what showed then."""

    action: Action
    outcome: Outcome
    seen: Observation


def first(
    environment: LibreOfficeEnvironment, document: Path | None, rng: random.Random, steps: int
) -> tuple[Observation, list[Step]]:
    """Draw and do actions; what showed at first, and the steps."""
    opened = seen = environment.reset(document)
    done: list[Step] = []
    while len(done) < steps:
        action = draw(rng, seen, environment.menu())
        if not any(word in action.model_dump_json() for word in _ENDS):
            outcome = environment.perform(action)
            seen = environment.observe()
            done.append(Step(action, outcome, seen))
    return opened, done


def again(
    environment: LibreOfficeEnvironment,
    document: Path | None,
    opened: Observation,
    steps: Sequence[Step],
) -> str:
    """Do the same; the first difference and what was done before it, '' if there is none."""
    seen, history = environment.reset(document), ""
    if difference := _changes(opened, seen):
        return f"after the reset\n{difference}"
    for step in steps:
        environment.menu()  # as before the first time
        outcome = environment.perform(step.action)
        seen = environment.observe()
        history += f"{step.action.model_dump_json(exclude_defaults=True)}\n"
        if outcome.delivered != step.outcome.delivered:
            return f"{history}{step.outcome}\n{outcome}"
        if difference := _changes(step.seen, seen):
            return f"{history}{difference}"
    return ""


def _changes(before: Observation, after: Observation) -> str:
    """Lines of the outline that went and came, without references."""
    rows = list(unified_diff(_lines(before), _lines(after), lineterm="", n=0))
    return "\n".join(row for row in rows[2:] if not row.startswith("@@"))


def _lines(observation: Observation) -> list[str]:
    shown = outline(observation, limit=_LIMIT)
    return _REFERENCE.sub("", _PRIVATE.sub("open", shown)).splitlines()


def main() -> None:
    """Run, print differences, exit with 1 if there was one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--application", choices=APPLICATIONS, default="writer")
    parser.add_argument("--episodes", type=int, default=50)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    differing = broken = 0
    with tempfile.TemporaryDirectory(prefix="lamwright-repeat-") as folder:
        environment = LibreOfficeEnvironment(Path(folder), APPLICATIONS[options.application])
        made = documents(Path(folder), options.application)
        for number in range(options.episodes):
            rng = random.Random(derive_seed(options.seed, "repeat", number))
            document = rng.choice(made)
            try:
                opened, steps = first(environment, document, rng, options.steps)
                found = [again(environment, document, opened, steps) for _ in range(_TIMES)]
            except (DocumentError, EnvironmentBroken) as error:
                broken += 1
                print(f"episode {number}: {error}", flush=True)
                continue
            differing += any(found)
            for difference in filter(None, dict.fromkeys(found)):
                print(f"episode {number}:\n{difference}", flush=True)
        environment.close()
    result = {"episodes": options.episodes, "differing": differing, "broken": broken}
    print(json.dumps({"application": options.application, "seed": options.seed} | result))
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
