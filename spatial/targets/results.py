"""What was reached of a plan's targets: entered, told by lists of schools, measured, or printed."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from spatial.records import Kind
from spatial.targets.pack import Pack, Target
from spatial.targets.registry import BASE, TargetRow

# Where a result comes from, the surest first: of one year the first there is counts.
ORIGINS = ("entered", "lists", "model", "plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """
    What was reached in a year.

    Attributes
    ----------
    year, value
        Year (of a school year the one it ends in); figure in the target's unit.
    origin
        One of `ORIGINS`.
    source
        In the words of whoever entered it, or the plan's section; empty for none.
    kind
        Kind of the figure; empty where nobody says.
    office
        Who answers for it, where whoever entered it says; empty else.
    """

    year: int
    value: float
    origin: str
    source: str = ""
    kind: str = ""
    office: str = ""


def rows_of(target: Target, plan: Pack, entered: pd.DataFrame) -> pd.DataFrame:
    """Take the rows of one target; without a denominator only where the plan has but one."""
    if entered.empty:
        return entered
    alike = {
        one.of
        for one in plan.targets
        if (one.indicator, one.level) == (target.indicator, target.level)
    }
    of = entered["of"].fillna("").astype(str)
    mine = (entered["indicator"] == target.indicator) & (entered["level"] == target.level)
    return entered[mine & ((of == target.of) | ((of == "") & (len(alike) == 1)))]


def gathered(row: TargetRow, plan: Pack, whole: pd.DataFrame, year: int) -> tuple[Result, ...]:
    """
    Gather the results of the whole locality, of every year the surest.

    Parameters
    ----------
    row
        A target beside what our tables measure.
    whole
        Rows of the table ``progress`` of the target and of no ward or school.
    year
        Results after it are left out.

    Returns
    -------
    tuple of Result
        The oldest first.
    """
    found = [*of_rows(whole)]
    found += [Result(year=at, value=value, origin="lists") for at, value in row.measured.items()]
    if row.observed is not None and row.observed_year is not None:
        found.append(Result(year=row.observed_year, value=row.observed, origin="model"))
    found += of_plan(row.target, plan)
    by_year: dict[int, Result] = {}
    for one in sorted(found, key=lambda one: ORIGINS.index(one.origin)):
        if one.year <= year:
            by_year.setdefault(one.year, one)
    return tuple(by_year[at] for at in sorted(by_year))


def of_rows(rows: pd.DataFrame) -> list[Result]:
    """Read results as they were entered."""
    return [
        Result(
            year=int(row["year"]),
            value=float(row["value"]),
            origin="entered",
            source=str(row["source"] or ""),
            kind="" if row["kind"] == Kind.UNTOLD else str(row["kind"]),
            office=str(row["office"] or ""),
        )
        for row in rows.to_dict("records")
    ]


def of_plan(target: Target, plan: Pack) -> list[Result]:
    """Take what the plan itself says was reached."""
    return [
        Result(year=year, value=value, origin="plan", source=one.section or one.source)
        for one in bases(target, plan)
        if (year := one.year) is not None and isinstance(value := one.value, float)
    ]


def bases(target: Target, plan: Pack) -> list[Target]:
    """List the plan's figures of what was reached, of each year the latest it tells."""
    told = [
        one
        for one in plan.targets
        if one.kind == BASE
        and (one.indicator, one.level, one.of, one.place)
        == (target.indicator, target.level, target.of, target.place)
        and isinstance(one.value, float)
        and one.year is not None
    ]
    return list({one.year: one for one in sorted(told, key=lambda one: one.period)}.values())


def is_blank(rows: pd.DataFrame, column: str) -> pd.Series:
    """Mark the rows where a code is not given."""
    return rows[column].fillna("").astype(str) == ""
