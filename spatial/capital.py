"""
Money: ceilings of the five sources by year, what is committed of them, education's budget share.

What is short in one year or source is never made up for by what another leaves: an authority gives
capital by year and source.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from spatial.assessment import Assessment
from spatial.norms import money
from spatial.records import Kind, weakest
from spatial.targets.pack import Pack

FUNDS = ("central", "province", "commune", "loan", "other")  # the five sources of capital
TOLD, START, OPENING = "told", "start", "opening"  # how the year of a need is known
NEEDS = ("project_id", "name", "year", "fund", "billion_vnd", "basis", "kind")
SOURCES = ("year", "fund", "ceiling", "committed", "over", "left", "kind")
YEARS = ("year", "ceiling", "committed", "unsourced", "over", "left", "kind")
SHARES = (
    "year", "account", "total", "education", "education_percent", "aim_percent", "short",
    "recurrent", "recurrent_percent", "recurrent_aim_percent", "recurrent_short", "kind",
)  # fmt: skip
_AIMS = ("budget_share", "recurrent_budget_share")  # indicators of the plans


def needs(assessment: Assessment) -> pd.DataFrame:
    """
    List what projects and proposals take, each by year and source.

    Returns
    -------
    pandas.DataFrame
        `NEEDS` [billion VND]. A project with rows in the table ``capital`` takes those; another its
        cost in the year of its start, from no source yet. A proposal takes the rooms it builds at
        the published case, in the year it opens. What has no cost or year has NaN there.
    """
    rows = [*_committed(assessment), *_started(assessment), *_proposed(assessment)]
    return pd.DataFrame(rows, columns=list(NEEDS))


Need = tuple[str, str, float, str, float, str, str]


def _committed(assessment: Assessment) -> Iterator[Need]:
    """Give what the table of capital commits to projects."""
    town = assessment.network
    names = {} if town.projects is None else town.projects["name"].to_dict()
    for row in town.capital.to_dict("records"):
        if row["project_id"]:
            code = str(row["project_id"])
            yield (
                code, str(names.get(code, code)), float(row["year"]), str(row["fund"]),
                float(row["billion_vnd"]), TOLD, str(row["kind"]),
            )  # fmt: skip


def _started(assessment: Assessment) -> Iterator[Need]:
    """Give projects no capital is told for, in the year of their start."""
    town = assessment.network
    if town.projects is None:
        return
    told = set() if town.capital.empty else set(town.capital["project_id"])
    for code, row in town.projects.iterrows():
        if code not in told:
            yield (
                str(code), str(row["name"]), _known(row.get("start_year")), "",
                _known(row.get("cost_billion_vnd")), START, str(row["kind"]),
            )  # fmt: skip


def _proposed(assessment: Assessment) -> Iterator[Need]:
    """Give proposals that build rooms, in the year they open."""
    town = assessment.network
    each = float(money.room_cost().value)
    # What opens after the year assessed costs in its own year all the same.
    for one in (*town.proposals, *town.changes, *town.later):
        if one.new_rooms > 0:
            cost = one.new_rooms * each
            year = _known(one.open_year)
            yield one.proposal_id, one.name, year, "", cost, OPENING, Kind.ASSUMED.value


def sources(assessment: Assessment) -> pd.DataFrame:
    """
    Set what is committed beside the ceiling, source by source and year by year.

    Returns
    -------
    pandas.DataFrame
        `SOURCES` [billion VND]: ``over = max(committed - ceiling, 0)`` and
        ``left = max(ceiling - committed, 0)``, both missing where no ceiling is told.
    """
    table = assessment.network.capital
    rows = []
    if not table.empty:
        for (year, fund), part in table.groupby(["year", "fund"], sort=False):
            ceilings = part.loc[part["project_id"] == "", "billion_vnd"]
            ceiling = float(ceilings.sum(min_count=1))
            committed = float(part.loc[part["project_id"] != "", "billion_vnd"].sum())
            rows.append((
                int(str(year)), str(fund), ceiling, committed, _above(committed, ceiling),
                _above(ceiling, committed), weakest(part["kind"]).value,
            ))  # fmt: skip
    rows.sort(key=lambda row: (row[0], FUNDS.index(row[1])))
    return pd.DataFrame(rows, columns=list(SOURCES))


def years(assessment: Assessment) -> pd.DataFrame:
    """
    Set what every year takes beside the ceilings of the year.

    Returns
    -------
    pandas.DataFrame
        `YEARS` [billion VND]. What has no source yet may take what the sources of its own year
        leave: ``over = sum(over of sources) + max(unsourced - sum(left of sources), 0)``. Missing
        where a source something is committed of, or every source of the year, has no ceiling.
    """
    by_source, wanted = sources(assessment), needs(assessment)
    open_needs = wanted[(wanted["basis"] != TOLD) & wanted["billion_vnd"].notna()]
    open_needs = open_needs[open_needs["year"].notna()]
    rows = []
    for year in sorted({*by_source["year"], *open_needs["year"].astype(int)}):
        here, more = by_source[by_source["year"] == year], open_needs[open_needs["year"] == year]
        unsourced = float(more["billion_vnd"].sum())
        ceiling = float(here["ceiling"].sum(min_count=1))
        known = not here.empty and bool(here["ceiling"].notna().all())
        left, over = float(here["left"].sum()), float(here["over"].sum())
        rows.append((
            int(year), ceiling, float(here["committed"].sum()), unsourced,
            over + max(unsourced - left, 0.0) if known else math.nan,
            max(left - unsourced, 0.0) if known else math.nan,
            weakest([*here["kind"], *more["kind"]]).value,
        ))  # fmt: skip
    return pd.DataFrame(rows, columns=list(YEARS))


def undated(assessment: Assessment) -> tuple[str, ...]:
    """Name projects and proposals that stand in no year: none is told."""
    table = needs(assessment)
    return tuple(dict.fromkeys(table.loc[table["year"].isna(), "name"].astype(str)))


def uncosted(assessment: Assessment) -> tuple[str, ...]:
    """Name projects that stand in their year but count in no sum: no cost is told."""
    table = needs(assessment)
    rows = table[table["billion_vnd"].isna() & table["year"].notna()]
    named = (f"{name} ({int(year)})" for name, year in zip(rows["name"], rows["year"], strict=True))
    return tuple(dict.fromkeys(named))


def shares(assessment: Assessment, plan: Pack | None) -> pd.DataFrame:
    """
    Hold education's part of the budget against the share the plan asks for.

    Returns
    -------
    pandas.DataFrame
        `SHARES` [billion VND, %]: ``percent = 100 * part / total``,
        ``short = max(aim / 100 * total - part, 0)``; missing where the part or the aim is untold.
    """
    aims = [_aim(plan, name) for name in _AIMS]
    rows: list[tuple[object, ...]] = []
    for row in assessment.network.budget.to_dict("records"):
        total = float(row["total_billion_vnd"])
        found: list[float] = []
        for name, aim in zip(("education", "education_recurrent"), aims, strict=True):
            part = _known(row[f"{name}_billion_vnd"])
            percent = 100 * part / total if total > 0 else math.nan
            found += [part, percent, aim, _above(aim / 100 * total, part)]
        rows.append((int(row["year"]), str(row["account"]), total, *found, str(row["kind"])))
    table = pd.DataFrame(rows, columns=list(SHARES))
    return table.sort_values(["year", "account"], ignore_index=True)


def _aim(plan: Pack | None, indicator: str) -> float:
    """Return the share a plan asks for every year [%], missing where it asks for none."""
    asked = () if plan is None else plan.targets
    found = [one.value for one in asked if one.indicator == indicator and one.kind == "target"]
    return next((value for value in found if isinstance(value, float | int)), math.nan)


def _above(value: float, limit: float) -> float:
    """Return what is above a limit, missing where either is."""
    return math.nan if math.isnan(value) or math.isnan(limit) else max(value - limit, 0.0)


def _known(value: object) -> float:
    """Return a figure, NaN for what nobody told."""
    return math.nan if value is None or pd.isna(value) else float(str(value))  # type: ignore[call-overload]
