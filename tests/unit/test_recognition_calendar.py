"""The national standard by year: both denominators, what lacks to the plan's printed share."""

from __future__ import annotations

import dataclasses
import math

import pandas as pd
import pytest
from standard_towns import DAY, PRIVATE, PUBLIC, told
from towns import School, proposal, town

from spatial import Options, assess, buildings, recognition_calendar
from spatial.records import Level
from spatial.targets import pack


def by_year(table: pd.DataFrame, *columns: str) -> list[tuple[float, ...]]:
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_recognised_schools_grow_by_those_expected_and_a_renewal_adds_none() -> None:
    """One of four today, one in 2027, one in 2028; the one of today is renewed in 2028."""
    table, _ = told(["1", "0", "0", "0"], {"s1": 2027, "s2": 2028, "s0": 2028})
    assert by_year(table, "year", "recognised", "expected", "with_expected_percent") == [
        (2026, 1, 0, 25), (2027, 1, 1, 50), (2028, 1, 2, 75),
    ]  # fmt: skip
    assert set(table["recognised_percent"]) == {25}


def test_years_in_which_nothing_changes_any_more_are_left_out() -> None:
    """Quận 12 aims at 2030 for preschools and again at 2045; for primary schools at 2030 alone."""
    plan = pack("quan12")
    preschool, _ = told(["1", "0"], {"s1": 2032}, plan=plan, level=Level.MAM_NON)
    assert preschool["year"].tolist() == [*range(2026, 2033), 2045]
    primary, _ = told(["1", "0"], {}, plan=plan, level=Level.TIEU_HOC)
    assert primary["year"].tolist() == [*range(2026, 2031)]
    late, _ = told(["1", "0"], {"s1": 2033}, plan=plan, level=Level.TIEU_HOC)
    assert late["year"].tolist() == [*range(2026, 2034)]
    assert late["aim_percent"].notna().sum() == 5  # to 2030: no aim stands after the last


def test_a_year_gone_by_recognises_no_school_the_list_does_not_tell() -> None:
    """Expected in 2020 and marked 0: overdue, never recognised, and lacking to the plan."""
    table, assessed = told(["0", "1"], {"s0": 2020, "s1": 2027}, plan=pack("quan12"))
    assert set(by_year(table, "recognised", "expected", "overdue")) == {(1, 0, 1)}
    assert set(table["with_expected_percent"]) == {50}
    listed = recognition_calendar.expected(assessed, day=DAY)
    assert listed["is_overdue"].tolist() == [True, False]


def test_a_school_expected_this_year_counts_from_the_next_and_is_not_overdue_yet() -> None:
    table, _ = told(["0", "0"], {"s0": 2026, "s1": 2027})
    assert by_year(table, "year", "expected", "overdue") == [(2026, 0, 0), (2027, 2, 0)]


def test_public_schools_are_a_denominator_of_their_own() -> None:
    """Two of four are public, one of these recognised: a quarter of all, half of the public."""
    table, _ = told(["1", "0", "0", "0"], {}, owners=[PUBLIC, PUBLIC, PRIVATE, PRIVATE])
    (row,) = table.to_dict("records")
    assert (row["schools"], row["public_schools"]) == (4, 2)
    assert (row["recognised_percent"], row["recognised_public_percent"]) == (25, 50)


def test_a_school_of_unknown_ownership_is_in_no_public_share_and_is_counted_apart() -> None:
    table, _ = told(["1", "0", "0", "0"], {}, owners=[PUBLIC, PRIVATE, "chua_ro", ""])
    (row,) = table.to_dict("records")
    assert (row["public_schools"], row["ownership_untold"]) == (1, 2)
    assert row["recognised_public_percent"] == 100


def test_a_school_nobody_tells_of_counts_as_not_recognised_and_is_named_apart() -> None:
    table, _ = told(["1", "", "0"], {})
    (row,) = table.to_dict("records")
    assert (row["recognised"], row["recognition_untold"]) == (1, 1)


def test_an_independent_preschool_group_is_no_school_of_the_calendar() -> None:
    """One of two kindergartens is recognised; two groups of a flat beside them are no schools."""
    table, _ = told(["1", "0", "", ""], {}, columns={"school_type": ["", "", "doc_lap", "doc_lap"]})
    (row,) = table.to_dict("records")
    assert (row["schools"], row["recognition_untold"], row["recognised_percent"]) == (2, 0, 50)


def test_a_school_that_is_only_proposed_does_not_stand_in_the_calendar() -> None:
    known = town(schools=(School(x=0.5, y=0.5), School(x=0.6, y=0.5)))
    marked = known.school_levels.assign(national_standard=["1", "0"])
    town_of_two = dataclasses.replace(known, school_levels=marked)
    assessed = assess(buildings.apply(town_of_two, (proposal(),)), Options(year=2030))
    table = recognition_calendar.calendar(assessed, None, day=DAY)
    assert by_year(table, "schools", "recognition_untold") == [(2, 0)]


@pytest.mark.parametrize(
    ("schools", "recognised", "percent", "short"),
    [
        (15, 0, 86.7, 13),  # the plan of Đức Phổ prints 13 of 15
        (14, 0, 92.9, 13),  # 13 of 14 is 92.86
        (12, 0, 91.6, 11),  # 11 of 12 is 91.67, which the plan cuts off
        (12, 11, 91.6, 0),
        (20, 4, 55, 7),
        (8, 0, 12.5, 1),
        (15, 0, 26.6, 4),
        (3, 0, 100, 3),
    ],
)
def test_what_lacks_is_what_the_printed_share_lacks(
    schools: int, recognised: int, percent: float, short: int
) -> None:
    aim = next(
        one for one in pack("duc_pho").targets if one.indicator == recognition_calendar.INDICATOR
    )
    plan = dataclasses.replace(
        pack("duc_pho"), targets=(dataclasses.replace(aim, level="mam_non", value=float(percent)),)
    )
    marks = ["1"] * recognised + ["0"] * (schools - recognised)
    table, _ = told(marks, {}, plan=plan)
    assert {row["recognitions_short"] for row in table.to_dict("records")} == {short}
    assert table["year"].tolist() == [2026, 2027, 2028, 2029, 2030]


@pytest.mark.parametrize(
    ("locality", "level", "percent"),
    [
        ("quan12", "mam_non", 55), ("quan12", "tieu_hoc", 12.5), ("quan12", "thcs", 26.6),
        ("duc_pho", "mam_non", 86.7), ("duc_pho", "tieu_hoc", 92.9), ("duc_pho", "thcs", 91.6),
    ],
)  # fmt: skip
def test_the_plans_aims_stand_beside_the_years(locality: str, level: str, percent: float) -> None:
    table, _ = told(["1", "0"], {}, level=Level(level), plan=pack(locality))
    assert table.loc[table["year"] == 2030, "aim_percent"].tolist() == [percent]


def test_a_school_of_two_levels_is_of_the_kind_the_plan_counts_apart() -> None:
    """Đức Phổ aims at 100 % of its schools of both levels; such a school counts once."""
    known = town(schools=(School(x=0.5, y=0.5, level=Level.TIEU_HOC),))
    rows = known.school_levels.assign(national_standard="1")
    both = pd.concat([rows, rows.assign(level="thcs", national_standard="0")], ignore_index=True)
    assessed = assess(
        dataclasses.replace(
            known,
            school_levels=both,
            recognitions=pd.DataFrame(
                [{"school_id": "s0", "recognition_year": 2028, "kind": "published", "source": ""}]
            ),
        ),
        Options(year=2030),
    )
    table = recognition_calendar.calendar(assessed, pack("duc_pho"), day=DAY)
    assert set(table["level"]) == {"tieu_hoc_thcs"}
    assert by_year(table, "year", "expected", "aim_percent", "recognitions_short") == [
        (2026, 0, 100, 1), (2027, 0, 100, 1), (2028, 1, 100, 0), (2029, 1, 100, 0),
        (2030, 1, 100, 0),
    ]  # fmt: skip


def test_what_is_told_under_a_site_is_of_its_main_school() -> None:
    """s1 is a site of s0: its year is the school's; s0 tells nothing itself, its site does."""
    table, assessed = told(["", "0", "1"], {"s1": 2028}, columns={"parent_id": ["", "s0", ""]})
    assert by_year(table, "year", "schools", "recognition_untold", "recognised", "expected") == [
        (2026, 2, 0, 1, 0), (2027, 2, 0, 1, 0), (2028, 2, 0, 1, 1),
    ]  # fmt: skip
    listed = recognition_calendar.expected(assessed, day=DAY)
    assert by_year(listed, "recognition_year", "school_id", "kind") == [(2028, "s0", "published")]


def test_the_own_mark_of_a_main_school_goes_before_that_of_its_site() -> None:
    table, _ = told(["0", "1"], {"s1": 2028, "s0": 2027}, columns={"parent_id": ["", "s0"]})
    assert by_year(table, "year", "recognised", "expected") == [(2026, 0, 0), (2027, 0, 1)]


def test_where_nobody_tells_of_recognition_there_is_no_calendar() -> None:
    table, assessed = told(["", ""], {})
    assert table.empty
    assert recognition_calendar.expected(assessed, day=DAY).empty


def test_expected_schools_stand_by_year_with_what_they_lack() -> None:
    """The first year first; nobody assessed the criteria, so how many lack is blank."""
    _, assessed = told(["0", "1"], {"s1": 2029, "s0": 2027})
    table = recognition_calendar.expected(assessed, day=DAY)
    assert by_year(table, "recognition_year", "school_id", "is_recognised") == [
        (2027, "s0", False), (2029, "s1", True),
    ]  # fmt: skip
    assert all(math.isnan(one) for one in table["criteria_lacking"].astype(float))
