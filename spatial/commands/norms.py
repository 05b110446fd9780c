"""``truonglop norms``, ``compare`` and ``targets``, over a locality's own figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from spatial import intake, plan
from spatial.assessment import Assessment
from spatial.commands import school_checks
from spatial.commands.norms_law import compare_command, norms_command, today
from spatial.commands.shared_options import under
from spatial.commands.targets import targets_command
from spatial.records import Kind, Options
from spatial.targets.measures import Facts

EMBEDDED = "quan12"  # the only target pack whose locality's data the package carries


def facts_of(assessment: Assessment) -> Facts:
    """
    Take from an assessment what indicators are measured on.

    Estimated classes are pupils divided by a class size: to measure the class size on them would
    measure our own rule, so they are left out.
    """
    ownership = assessment.network.schools["ownership"]
    schools = assessment.network.school_levels
    owned = schools.assign(ownership=ownership.reindex(schools["school_id"]).to_numpy())
    if "classes" in owned:
        unsure = owned["kind"].isin((Kind.ESTIMATED, Kind.ASSUMED))
        owned["classes"] = owned["classes"].astype(float).mask(unsure)
    return Facts(levels=assessment.levels, school_levels=pd.DataFrame(owned))


def _report(
    kind: str,
    folder: Path | None,
    *,
    profile: str,
    day: date | None,
    area: str | None,
    lang: str,
    as_json: bool,
) -> None:
    """Print the checks of a locality, or its rooms by every method."""
    assessment = school_checks.assessed(folder, profile, day)
    if kind == "rooms":
        school_checks.print_rooms(assessment, lang=lang, as_json=as_json)
        return
    school_checks.print_schools(
        assessment,
        day=day or today(),
        area=area or assessment.rules.area,
        lang=lang,
        as_json=as_json,
    )


def _assessed(folder: Path | None, options: Options) -> Assessment:
    """Read and assess a folder, the embedded district without one."""
    named, rules = under(options.profile, options)
    return plan.assess(intake.read_network(folder), named, rules=rules)


def _facts(locality: str, folder: Path | None, profile: str) -> Facts | None:
    """Measure a folder under a profile, or the embedded district if the targets are its own."""
    if folder is None and locality != EMBEDDED:
        return None
    return facts_of(_assessed(folder, Options(profile=profile)))


COMMANDS = (norms_command(_report), compare_command(_assessed), targets_command(_facts))
