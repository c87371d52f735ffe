"""Where figures come from, read from the manifests of a run."""

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from lamwright.report.inputs import Provenance, StageYield, stage_yield
from lamwright.store.stage import Manifest

_GIT_SECONDS = 5.0


def provenance(manifests: Sequence[Manifest], *, command: str = "") -> Provenance:
    """Versions, seed, configuration and times of a run; the machine and commit are this one's."""
    versions: dict[str, str] = {}
    for manifest in manifests:
        versions |= manifest.versions
    return Provenance(
        created=max((manifest.started for manifest in manifests), default=""),
        command=command,
        commit=commit(Path(__file__).parent),
        seed=manifests[0].seed if manifests else None,
        machine=machine(),
        seconds=sum(manifest.seconds for manifest in manifests) if manifests else None,
        versions=versions,
        config=_config(manifests),
    )


def yields(
    manifests: Sequence[Manifest], units: Mapping[str, str] | None = None
) -> tuple[StageYield, ...]:
    """What each stage kept and rejected, for stages that count ``kept``; ``units`` by stage."""
    return tuple(
        stage_yield(
            manifest.stage,
            manifest.counts,
            unit=(units or {}).get(manifest.stage, ""),
            seconds=manifest.seconds,
        )
        for manifest in manifests
        if "kept" in manifest.counts
    )


def commit(folder: Path) -> str:
    """The commit of the checkout that ``folder`` lies in; empty for an installed package."""
    try:
        found = subprocess.run(
            ["git", "-C", str(folder), "rev-parse", "HEAD"],
            capture_output=True,
            text=True,
            timeout=_GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""


def machine() -> str:
    """System, processor cores and memory in a few words."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{platform.system()} {platform.machine()}, {cores} cores, {memory:.0f} GiB memory"


def _config(manifests: Sequence[Manifest]) -> str:
    stages = {manifest.stage: manifest.config for manifest in manifests if manifest.config}
    return json.dumps(stages, indent=1, ensure_ascii=False) if stages else ""
