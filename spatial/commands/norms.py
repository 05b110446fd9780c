"""``truonglop norms``, ``compare`` and ``targets``, over a locality's own figures."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from spatial import intake, plan
from spatial.assessment import Assessment
from spatial.norms.command import compare_command, norms_command
from spatial.records import Options
from spatial.targets.command import targets_command
from spatial.targets.measures import Facts

EMBEDDED = "quan12"  # the only target pack whose locality's data the package carries


def facts_of(found: Assessment) -> Facts:
    """Take from an assessment what indicators are measured on."""
    ownership = found.network.schools["ownership"]
    schools = found.network.school_levels
    owned = schools.assign(ownership=ownership.reindex(schools["school_id"]).to_numpy())
    return Facts(levels=found.levels, school_levels=pd.DataFrame(owned))


def _assessed(folder: Path | None, options: Options) -> Assessment:
    """Read and assess a folder, the embedded district without one."""
    return plan.assess(intake.read_network(folder), options)


def _facts(locality: str, folder: Path | None) -> Facts | None:
    """Measure a folder, or the embedded district if the targets are its own."""
    if folder is None and locality != EMBEDDED:
        return None
    return facts_of(_assessed(folder, Options()))


COMMANDS = (norms_command, compare_command(_assessed), targets_command(_facts))
