"""Merging schools and sites: which pairs the guidance of October 2025 allows, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from spatial import words
from spatial.norms import collection
from spatial.norms.checks.finding import Row, told
from spatial.norms.record import Statement
from spatial.records import Level

STATEMENT = "merging.merging"
CONTINUING = "gdtx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """
    One pair of schools.

    Attributes
    ----------
    first, second
        The schools; either may join the other.
    forbidden
        Reasons against, empty where the pair is allowed.
    open
        What the guidance asks and the tables do not tell.
    """

    first: str
    second: str
    forbidden: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        """Say whether nothing forbids the pair."""
        return not self.forbidden

    def say(self, *, lang: str) -> str:
        """Put the verdict and its reasons into a sentence."""
        verdict = "allowed" if self.allowed else "forbidden"
        reasons = (*self.forbidden, *self.open)
        text = "; ".join(words.say(f"merge.{reason}", lang=lang) for reason in reasons)
        text = text or words.say("merge.nothing", lang=lang)
        blanks = {"first": self.first, "second": self.second, "reasons": text}
        return words.say(f"merge.{verdict}", lang=lang, source=source().source, **blanks)


def source() -> Statement:
    """Return the guidance the rules come from."""
    return collection.read().statement(STATEMENT)


def mergers(
    schools: pd.DataFrame,
    *,
    distance_m: dict[tuple[str, str], float] | None = None,
    distance_limit_m: float | None = None,
) -> tuple[Merger, ...]:
    """
    Judge every pair of schools.

    Parameters
    ----------
    schools
        One row per school: ``school_id``, ``commune``, ``levels`` (comma-separated levels, or
        ``gdtx`` for continuing education) and, where there, ``ready`` (1 where the site can take
        the other's pupils, 0 where not; one ready site of the two is enough).
    distance_m
        Walking distance by pair of ``school_id`` in the order of the table [m].
    distance_limit_m
        Farthest pupils may be sent [m]. The guidance gives no number, so the user states one.

    Returns
    -------
    tuple of Merger
        Pairs in the order of the table.
    """
    rows = schools.to_dict("records")
    near = distance_m or {}
    return tuple(
        _judge(first, second, near, distance_limit_m) for first, second in combinations(rows, 2)
    )


def _judge(
    first: Row,
    second: Row,
    distance_m: dict[tuple[str, str], float],
    limit_m: float | None,
) -> Merger:
    """Judge one pair."""
    one, two = str(first["school_id"]), str(second["school_id"])
    forbidden, unknown = [], []
    if first["commune"] != second["commune"]:
        forbidden.append("other_commune")
    kinds = [_kinds(str(row["levels"])) for row in (first, second)]
    if (kinds[0] | kinds[1]) >= {"preschool", "general"}:
        forbidden.append("preschool_with_general")
    if (kinds[0] | kinds[1]) >= {"continuing", "general"}:
        forbidden.append("continuing_with_general")
    apart = distance_m.get((one, two), distance_m.get((two, one)))
    if apart is None or limit_m is None:
        unknown.append("distance_unknown")
    elif apart > limit_m:
        forbidden.append("too_far")
    ready = [told(row, "ready") for row in (first, second)]
    if not any(ready):
        if None in ready:
            unknown.append("ready_unknown")
        else:
            forbidden.append("not_ready")
    return Merger(first=one, second=two, forbidden=tuple(forbidden), open=tuple(unknown))


def _kinds(levels: str) -> set[str]:
    """Tell preschool, general and continuing education from a list of levels."""
    names = {name.strip() for name in levels.split(",") if name.strip()}
    kinds = {"continuing"} if CONTINUING in names else set()
    if Level.MAM_NON in names:
        kinds.add("preschool")
    if names - {CONTINUING, Level.MAM_NON}:
        kinds.add("general")
    return kinds
