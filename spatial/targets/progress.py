"""How far a plan has come: every target's base, results by year, where it should be, the pace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from spatial.targets import results
from spatial.targets.duties import Office, responsible
from spatial.targets.measures import Facts
from spatial.targets.pack import Pack, Target, indicators
from spatial.targets.registry import TargetRow, registry
from spatial.targets.results import Result

STATUSES = ("reached", "on_course", "behind", "missed", "open", "untold", "worded")
_RATES = frozenset({"%", "rooms/10,000"})  # what is the same target for a ward as for the whole
_RATES_OF = frozenset({"class", "pupil"})
_NEAR = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceResult:
    """The latest result of one ward or school; the status is empty where the target is a sum."""

    ward_id: str
    school_id: str
    result: Result
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetCourse:
    """
    One target and how far it has come by a year.

    Attributes
    ----------
    target
        What the plan aims at.
    base, base_year
        Where it began; ``None`` where nobody tells.
    results
        By year, the oldest first, none later than the year asked.
    expected
        Where an even pace would have it in the year of the latest result.
    pace_planned, pace_needed
        A year, from the base, and from the latest result to the target's year.
    status
        One of `STATUSES`.
    office
        Who the plan holds responsible; ``None`` for nobody.
    places
        Latest results of wards and schools.
    """

    target: Target
    base: float | None
    base_year: int | None
    results: tuple[Result, ...]
    expected: float | None
    pace_planned: float | None
    pace_needed: float | None
    status: str
    office: Office | None
    places: tuple[PlaceResult, ...]

    @property
    def latest(self) -> Result | None:
        """The latest result; ``None`` without any."""
        return self.results[-1] if self.results else None


def courses(
    plan: Pack, *, year: int, entered: pd.DataFrame | None = None, facts: Facts | None = None
) -> tuple[TargetCourse, ...]:
    """
    Follow every target of a plan to a year.

    Parameters
    ----------
    year
        Results after it are left out.
    entered
        Rows of the table ``progress``; ``None`` for none.
    facts
        Our tables for the same locality, measured as `registry` does.

    Returns
    -------
    tuple of TargetCourse
        One for each target of the whole locality, in the order of the pack.

    Notes
    -----
    With base *b* of year *t0*, target *T* of year *t1* and latest result *a* of year *t*::

        expected     = b + (T - b) * (t - t0) / (t1 - t0), the fraction kept within 0 and 1
        pace_planned = (T - b) / (t1 - t0)
        pace_needed  = (T - a) / (t1 - t)

    ``reached`` when *a* is at *T* or better; of *t1* or later else ``missed``; before it
    ``on_course`` when *a* is at the expected figure or better, else ``behind``; ``open`` where
    there is no base or no year to reckon with; ``untold`` without a result, or where *t1* is past
    and nobody has told its result. Of a range the nearer end is the target.
    """
    rows = entered if entered is not None else pd.DataFrame()
    return tuple(
        _course(row, plan, results.rows_of(row.target, plan, rows), year)
        for row in registry(plan, facts)
        if row.target.kind == "target" and not row.target.place and not row.target.of_parent
    )


def unmatched(plan: Pack, entered: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the table that no target of the plan takes."""
    taken = [one for one in plan.targets if not one.place and not one.of_parent]
    used = pd.Index([])
    for target in taken:
        used = used.union(results.rows_of(target, plan, entered).index)
    return entered.loc[entered.index.difference(used)]


def _course(row: TargetRow, plan: Pack, rows: pd.DataFrame, year: int) -> TargetCourse:
    """Follow one target."""
    target = row.target
    whole = (
        rows[results.is_blank(rows, "ward_id") & results.is_blank(rows, "school_id")]
        if len(rows)
        else rows
    )
    found = results.gathered(row, plan, whole, year)
    base = _base(target, plan, found)
    goal, up = _goal(target, base)
    latest = found[-1] if found else None
    expected = _expected(target, base, goal, latest)
    return TargetCourse(
        target=target,
        base=base.value if base else None,
        base_year=base.year if base else None,
        results=found,
        expected=expected,
        pace_planned=_pace(goal, base, target.year),
        pace_needed=None if _is_met(goal, latest, up=up) else _pace(goal, latest, target.year),
        status=_status(target, goal, latest, expected, year, up=up),
        office=responsible(plan.locality, target.indicator),
        places=_places(rows, target, goal, year, up=up),
    )


def _base(target: Target, plan: Pack, found: Sequence[Result]) -> Result | None:
    """Return where a target began: the plan's earliest figure, else the earliest result."""
    told = sorted(results.of_plan(target, plan), key=lambda one: one.year)
    return next(iter([*told, *found]), None)


def _goal(target: Target, base: Result | None) -> tuple[float | None, bool]:
    """Return the figure to be reached, and whether more is better."""
    better = indicators()[target.indicator].better
    value = target.value
    up = better == "higher" or target.op == ">="
    if better == "none" and target.op != ">=" and isinstance(value, float) and base is not None:
        up = value >= base.value
    if better == "lower" or target.op == "<=":
        up = False
    if isinstance(value, tuple):
        return (min(value) if up else max(value)), up
    return (value if isinstance(value, float) else None), up


def _is_met(goal: float | None, latest: Result | None, *, up: bool) -> bool:
    """Tell whether a result is at the target or better."""
    if goal is None or latest is None:
        return False
    return latest.value >= goal - _NEAR if up else latest.value <= goal + _NEAR


def _expected(
    target: Target, base: Result | None, goal: float | None, latest: Result | None
) -> float | None:
    """Return where an even pace would have a target in the year of its latest result."""
    if base is None or goal is None or latest is None or target.year is None:
        return None
    span = target.year - base.year
    passed = min(max((latest.year - base.year) / span, 0.0), 1.0) if span > 0 else 1.0
    return base.value + (goal - base.value) * passed


def _pace(goal: float | None, start: Result | None, end: int | None) -> float | None:
    """Return the change a year from a result to the target."""
    if goal is None or start is None or end is None or end <= start.year:
        return None
    return (goal - start.value) / (end - start.year)


def _status(
    target: Target, goal: float | None, latest: Result | None, expected: float | None,
    year: int, *, up: bool,
) -> str:  # fmt: skip
    """Say how far a target is."""
    if goal is None or latest is None:
        return "worded" if goal is None else "untold"
    if _is_met(goal, latest, up=up):
        return "reached"
    if target.year is not None and (latest.year >= target.year or year > target.year):
        # of its own year nobody may have told the result
        return "missed" if latest.year >= target.year else "untold"
    if expected is None:
        return "open"
    even = latest.value >= expected - _NEAR if up else latest.value <= expected + _NEAR
    return "on_course" if even else "behind"


def _places(
    rows: pd.DataFrame, target: Target, goal: float | None, year: int, *, up: bool
) -> tuple[PlaceResult, ...]:
    """Give the latest result of every ward and school, beside the target where it is a rate."""
    if rows.empty:
        return ()
    rate = target.unit in _RATES or target.of in _RATES_OF
    parts = rows[
        ~(results.is_blank(rows, "ward_id") & results.is_blank(rows, "school_id"))
        & (rows["year"] <= year)
    ]
    places = []
    for (ward_id, school_id), own in parts.groupby(["ward_id", "school_id"], dropna=False):
        latest = max(results.of_rows(own), key=lambda one: one.year)
        status = _status(target, goal, latest, None, year, up=up) if rate else ""
        places.append(
            PlaceResult(ward_id=_text(ward_id), school_id=_text(school_id), result=latest,
                        status=status)
        )  # fmt: skip
    return tuple(places)


def untold(found: Iterable[TargetCourse]) -> tuple[TargetCourse, ...]:
    """
    Take the targets without a result: nobody tells one, or the target's year is over untold.

    The one population of "chưa có kết quả" on screen, in reports and in the folder of a plan: one
    for each target with a figure of the whole locality, not one for each row to be filled in.
    """
    return tuple(course for course in found if course.status == "untold")


def counted(found: Iterable[TargetCourse]) -> dict[str, int]:
    """Count targets by status, every status told."""
    told = [course.status for course in found]
    return {status: told.count(status) for status in STATUSES}


def _text(code: object) -> str:
    """Write a code, empty for none."""
    return "" if code is None or code != code else str(code)  # noqa: PLR0124 - nan is not itself
