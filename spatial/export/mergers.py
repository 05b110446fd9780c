"""Pairs of schools the guidance of October 2025 lets merge or not, with the walk between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial import network, rounding, words
from spatial.assessment import Assessment
from spatial.export import table
from spatial.network import Network
from spatial.norms.checks import mergers
from spatial.norms.checks.walks import between
from spatial.records import Kind
from spatial.solver.answer import Floats

FILE = "mergers.csv"
_COLUMNS = ("first", "second", "levels", "commune", "walk_m", "verdict", "why")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SchoolWalks:
    """
    How far the schools of a locality lie apart on foot.

    Attributes
    ----------
    school_ids
        The schools whose place is known.
    walk_m
        Metres between every two, shape (n, n); inf where no street leads.
    """

    school_ids: tuple[str, ...]
    walk_m: Floats


def walks(town: Network) -> SchoolWalks:
    """Measure the walk between every two schools of a locality."""
    schools = town.schools[network.placed(town.schools)]
    return SchoolWalks(
        school_ids=tuple(str(one) for one in schools.index),
        walk_m=between(network.xy(schools), town.streets, town.land),
    )


def schools(assessment: Assessment) -> pd.DataFrame:
    """Put together what the guidance asks of a school; one whose place is estimated is none."""
    town = assessment.network
    levels = town.school_levels.groupby("school_id")["level"].agg(",".join)
    known = town.schools["kind"].isin((Kind.PUBLISHED, Kind.SURVEYED, Kind.UNTOLD))
    known &= network.placed(town.schools)
    listed = town.schools.loc[known & town.schools.index.isin(levels.index)]
    return pd.DataFrame(
        {
            "school_id": listed.index.astype(str),
            "commune": listed[assessment.options.units].to_numpy(),
            "levels": levels.reindex(listed.index).to_numpy(),
            "ready": listed["ready"].to_numpy(float),
        }
    )


def pairs(
    assessment: Assessment, apart: SchoolWalks, *, limit_m: float | None, lang: str
) -> pd.DataFrame:
    """
    Judge every pair of schools that stand today.

    Parameters
    ----------
    assessment
        Its set of wards are the communes.
    apart
        The walks between the schools as they stand: a school that is only proposed has none.
    limit_m
        Farthest pupils may be sent [m]; ``None`` leaves distance unjudged.

    Returns
    -------
    pandas.DataFrame
        The nearest first: ``first``, ``second``, ``levels``, ``commune``, ``walk_m``, ``allowed``,
        ``why``.
    """
    at = {school_id: row for row, school_id in enumerate(apart.school_ids)}
    listed = schools(assessment)
    listed = listed[listed["school_id"].isin(at)]
    walk = {
        (one, two): float(apart.walk_m[at[one], at[two]])
        for number, one in enumerate(listed["school_id"])
        for two in listed["school_id"].iloc[number + 1 :]
    }
    judged = mergers(listed, distance_m=walk, distance_limit_m=limit_m)
    about = listed.set_index("school_id")
    names = assessment.network.schools["name"]
    wards = assessment.network.wards(assessment.options.units)["ward"]
    communes = about["commune"].map(lambda code: str(wards.get(code, code)))
    taught = {school: _levels(str(each), lang) for school, each in about["levels"].items()}
    distinct = {(one.forbidden, one.open) for one in judged}  # few, of tens of thousands of pairs
    why = {reasons: _why(*reasons, lang) for reasons in distinct}
    rows = [
        {
            "first": str(names[one.first]),
            "second": str(names[one.second]),
            "levels": f"{taught[one.first]} + {taught[one.second]}",
            "commune": " / ".join(dict.fromkeys((communes[one.first], communes[one.second]))),
            "walk_m": walk[one.first, one.second],
            "allowed": one.allowed,
            "why": why[one.forbidden, one.open],
        }
        for one in judged
    ]
    frame = pd.DataFrame(rows)
    return frame if frame.empty else frame.sort_values("walk_m", kind="stable")


def _why(forbidden: tuple[str, ...], untold: tuple[str, ...], lang: str) -> str:
    """Say what forbids a pair, or what the guidance asks and the tables do not tell."""
    prefix = "merge" if forbidden else "merge_file"
    reasons = [words.say(f"{prefix}.{reason}", lang=lang) for reason in forbidden or untold]
    return "; ".join(reasons) or words.say("merge.nothing", lang=lang)


def _levels(listed: str, lang: str) -> str:
    """Name the levels of a school."""
    return ", ".join(words.say(f"level.{level}", lang=lang) for level in listed.split(","))


def csv(judged: pd.DataFrame, *, lang: str) -> bytes:
    """Write pairs as a table any office program opens: heads in words, walks in whole metres."""
    heads = [words.say(f"merge_file.{name}", lang=lang) for name in _COLUMNS]
    return table.headed(heads, (_cells(row, lang) for _, row in judged.iterrows()))


def _cells(row: pd.Series, lang: str) -> tuple[object, ...]:
    """Write one pair, in the order of the columns."""
    verdict = words.say(f"merge_file.{'allowed' if row['allowed'] else 'forbidden'}", lang=lang)
    walk_m = rounding.whole(row["walk_m"]) if np.isfinite(row["walk_m"]) else None
    return (row["first"], row["second"], row["levels"], row["commune"], walk_m, verdict, row["why"])
