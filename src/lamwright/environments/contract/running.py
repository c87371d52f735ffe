"""Running the rules on a subject."""

from collections.abc import Iterator
from typing import NamedTuple

from lamwright.environments.contract.rules import RULES
from lamwright.environments.contract.subject import ContractBroken, Rule, Subject
from lamwright.records.errors import LamwrightError


class Result(NamedTuple):
    """What came of a rule."""

    rule: Rule
    missing: str = ""
    """What the subject does not have or say, so that the rule was left out."""
    failure: str = ""

    @property
    def passed(self) -> bool:
        """Whether the environment does what the rule says."""
        return not self.missing and not self.failure


def missing(rule: Rule, subject: Subject) -> str:
    """The first thing that ``rule`` needs and ``subject`` does not have; '' when it has all."""
    return next((need for need in rule.needs if not _has(subject, need)), "")


def run_rule(rule: Rule, subject: Subject) -> None:
    """Test one rule; ``ContractBroken`` when the environment does not keep it."""
    rule.check(subject)


def run_all(subject: Subject) -> Iterator[Result]:
    """Test every rule for which the subject says enough."""
    for rule in RULES:
        if need := missing(rule, subject):
            yield Result(rule, missing=need)
            continue
        try:
            run_rule(rule, subject)
        except (ContractBroken, LamwrightError) as error:
            yield Result(rule, failure=f"{type(error).__name__}: {error}")
        else:
            yield Result(rule)


def _has(subject: Subject, need: str) -> bool:
    if need != "menu":
        return bool(getattr(subject, need))
    subject.reset()
    return bool(subject.environment.menu())
