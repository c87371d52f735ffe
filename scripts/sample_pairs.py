"""Draw pairs by seed for reading: ``scripts/sample_pairs.py PAIRS_FOLDER SEED COUNT [--evolved]``.

Prints one JSON object a line: number, id, application, where it is from, task, plan, and room for
a verdict.
"""

import json
import sys
from pathlib import Path
from random import Random

from lamwright.records.plan import TaskPlan
from lamwright.store.shelf import read_records


def main() -> None:
    """Draw and print."""
    folder, seed, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    source = folder / "evolved" if "--evolved" in sys.argv else folder
    plans = sorted(read_records(source / "plans.jsonl", TaskPlan), key=lambda plan: plan.task_id)
    for number, plan in enumerate(Random(seed).sample(plans, count), 1):
        line = {
            "number": number,
            "task_id": plan.task_id,
            "application": plan.application,
            "page": f"{plan.source.name}/{plan.source.location}",
            "heading": plan.source.heading,
            "task": plan.task,
            "plan": plan.plan,
            "verdict": "",
            "why": "",
        }
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
