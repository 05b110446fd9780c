"""Money by source and year: what is over is named, and nothing is netted."""

from __future__ import annotations

import dataclasses
import math

import pandas as pd
import pytest
from towns import proposal, town

from spatial import Options, assess, buildings, capital
from spatial.assessment import Assessment
from spatial.norms import money
from spatial.targets import pack

Row = tuple[int, str, str, float]
Spent = tuple[int, float, float, float]


def told(*rows: Row, budget: tuple[Spent, ...] = (), open_year: int | None = None) -> Assessment:
    """Assess a town that tells capital and spending, with a proposal that opens in a year."""
    names = ["year", "fund", "project_id", "billion_vnd"]
    spent = ["year", "total_billion_vnd", "education_billion_vnd",
             "education_recurrent_billion_vnd"]  # fmt: skip
    known = dataclasses.replace(
        town(),
        capital=pd.DataFrame(list(rows), columns=names).assign(kind="published"),
        budget=pd.DataFrame(list(budget), columns=spent).assign(
            account="quyet_toan", kind="published"
        ),
    )
    if open_year is not None:
        site = dataclasses.replace(proposal(), open_year=open_year)
        known = buildings.apply(known, (site,))
    return assess(known, Options(year=2030))


def figures(table: pd.DataFrame, *columns: str) -> list[tuple[float, ...]]:
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_a_town_that_tells_nothing_has_no_row() -> None:
    silent = assess(town(), Options(year=2030))
    assert capital.sources(silent).empty
    assert capital.years(silent).empty
    assert capital.shares(silent, None).empty


def test_a_year_s_shortage_is_named_and_never_paid_from_another_year_or_source() -> None:
    """100 against 60 is 40 over, though the commune's 50 and all of 2028 are left."""
    found = told(
        (2027, "province", "", 60.0), (2027, "province", "a", 70.0), (2027, "province", "b", 30.0),
        (2027, "commune", "", 50.0), (2028, "province", "", 500.0),
    )  # fmt: skip
    assert figures(capital.sources(found), "year", "fund", "committed", "over", "left") == [
        (2027, "province", 100.0, 40.0, 0.0),
        (2027, "commune", 0.0, 0.0, 50.0),
        (2028, "province", 0.0, 0.0, 500.0),
    ]
    assert figures(capital.years(found), "year", "ceiling", "over", "left") == [
        (2027, 110.0, 40.0, 50.0),
        (2028, 500.0, 0.0, 500.0),
    ]


def test_what_has_no_source_takes_what_the_sources_of_its_year_leave() -> None:
    """Thirty rooms against ten left: what is above them is over, beside the 5 of the province."""
    cost = 30 * float(money.room_cost().value)
    found = told(
        (2030, "province", "", 60.0), (2030, "province", "a", 65.0), (2030, "commune", "", 10.0),
        open_year=2030,
    )  # fmt: skip
    ((unsourced, over, left),) = figures(capital.years(found), "unsourced", "over", "left")
    assert (unsourced, left) == (pytest.approx(cost), 0)
    assert over == pytest.approx(5 + cost - 10)


def test_without_a_ceiling_nobody_says_what_is_over() -> None:
    found = told((2027, "loan", "a", 5.0))
    assert all(math.isnan(one) for one in figures(capital.sources(found), "over", "left")[0])
    assert all(math.isnan(one) for one in figures(capital.years(found), "over", "left")[0])


def test_a_proposal_without_a_year_is_named_and_stands_in_none() -> None:
    known = buildings.apply(town(), (proposal(),))
    found = assess(known, Options(year=2030))
    assert capital.undated(found) == (proposal().name,)
    assert capital.years(found).empty


def test_a_project_without_a_cost_stands_in_its_year_and_one_without_a_year_in_none() -> None:
    """Only what has no year is said to stand in none; what is reckoned is named in neither."""
    listed = pd.DataFrame(
        {"name": ["A", "B", "C", "D"], "start_year": [2027, math.nan, 2028, math.nan],
         "cost_billion_vnd": [math.nan, 12.0, 30.0, math.nan], "kind": "published"},
        index=pd.Index(["a", "b", "c", "d"], name="project_id"),
    )  # fmt: skip
    found = assess(dataclasses.replace(town(), projects=listed), Options(year=2030))
    assert capital.uncosted(found) == ("A (2027)",)
    assert capital.undated(found) == ("B", "D")
    assert figures(capital.years(found), "year", "unsourced") == [(2028, 30.0)]


def test_the_share_of_education_is_held_against_what_the_plan_asks() -> None:
    """Of 1,000 the plan of Đức Phổ asks 200: 150 are 15 %, 50 short; it asks no recurrent share."""
    found = told(budget=((2026, 1_000.0, 150.0, 120.0), (2025, 1_000.0, math.nan, math.nan)))
    table = capital.shares(found, pack("duc_pho"))
    assert list(table["year"]) == [2025, 2026]
    assert math.isnan(table["short"][0])
    columns = ("education_percent", "aim_percent", "short", "recurrent_percent")
    assert figures(table, *columns)[1] == (15, 20, 50, 12)
    assert math.isnan(table["recurrent_short"][1])
    assert capital.shares(found, pack("quan12"))["recurrent_short"][1] == 80
    assert math.isnan(capital.shares(found, None)["short"][1])
