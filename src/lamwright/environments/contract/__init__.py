"""Contract tests that ship: what every environment must do, and what follows from each capability.

``python -m lamwright.environments.contract MODULE:OPEN [--document FILE] ...`` runs them on an environment;
under pytest parametrise over ``RULES`` and call ``run_rule(rule, subject)``.
"""

from lamwright.environments.contract.rules import RULES
from lamwright.environments.contract.running import Result, run_all, run_rule
from lamwright.environments.contract.subject import ContractBroken, Rule, Subject

__all__ = ["RULES", "ContractBroken", "Result", "Rule", "Subject", "run_all", "run_rule"]
