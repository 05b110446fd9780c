"""How far a target has come: an even pace from the base, the pace needed, the status."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from spatial.targets.pack import Pack, read_pack
from spatial.targets.progress import TargetCourse, counted, courses, unmatched
from spatial.targets.registry import Facts

ROW = {"of": "", "ward_id": "", "school_id": "", "office": "", "kind": "", "source": ""}


def plan(**changed: Any) -> Pack:  # noqa: ANN401 - one entry of a pack
    """Give a plan of one target: 20 % of 2020 become 30 % by 2030."""
    entry = {"level": "nha_tre", "indicator": "enrolment_nursery", "unit": "%", "of": "children",
             "op": "=", "quote": "lời"}  # fmt: skip
    base = entry | {"kind": "baseline", "period": "2020", "value": 20}
    goal = entry | {"kind": "target", "period": "2030", "value": 30} | changed
    text = f"locality: quan12\nname: {{vi: Thử, en: Try}}\ntargets: [{base}, {goal}]"
    return read_pack(text.replace("None", "null"))


def results(*told: tuple[int, float], **more: Any) -> pd.DataFrame:  # noqa: ANN401 - cells
    row = ROW | {"indicator": "enrolment_nursery", "level": "nha_tre"} | more
    return pd.DataFrame([row | {"year": year, "value": value} for year, value in told])


def course(
    entered: pd.DataFrame | None = None,
    *,
    year: int = 2026,
    **changed: Any,  # noqa: ANN401 - one entry of a pack
) -> TargetCourse:
    (found,) = courses(plan(**changed), year=year, entered=entered)
    return found


def test_an_even_pace_has_26_percent_in_2026() -> None:
    """20 + (30 - 20) * (2026 - 2020) / (2030 - 2020) = 26."""
    found = course(results((2026, 26)))
    assert found.expected == pytest.approx(26)
    assert (found.base, found.base_year, found.status) == (20, 2020, "on_course")


def test_less_than_an_even_pace_is_behind_and_says_the_pace_needed() -> None:
    """From 24 in 2026 the 6 points left take 1.5 a year over four years; planned was 1."""
    found = course(results((2026, 24)))
    assert found.status == "behind"
    assert found.pace_needed == pytest.approx(1.5)
    assert found.pace_planned == pytest.approx(1.0)


def test_at_the_target_it_is_reached_and_needs_no_pace() -> None:
    found = course(results((2026, 30)))
    assert (found.status, found.pace_needed) == ("reached", None)


def test_in_the_target_s_year_less_is_missed() -> None:
    assert course(results((2030, 29.9)), year=2030).status == "missed"


def test_a_past_target_whose_year_nobody_told_is_neither_reached_nor_missed() -> None:
    assert course(results((2028, 27)), year=2031).status == "untold"


def test_a_result_of_a_later_year_than_asked_is_left_out() -> None:
    found = course(results((2024, 24), (2026, 30)), year=2025)
    assert [one.year for one in found.results] == [2020, 2024]
    assert found.status == "on_course"


@pytest.mark.parametrize(
    ("told", "status"), [(1.6, "behind"), (1.4, "on_course"), (1.0, "reached")]
)
def test_where_less_is_better_the_line_falls(told: float, status: str) -> None:
    """2 % of 2020 fall to 1 % by 2030: 1.5 in 2025."""
    fall = {"indicator": "dropout", "level": "thcs"}
    rows = results((2020, 2.0), (2025, told), **fall)
    (found,) = courses(plan(**fall, of="pupils", value=1), year=2025, entered=rows)
    assert found.status == status


def test_without_a_year_to_reckon_with_a_target_not_reached_is_open() -> None:
    assert course(year=2026, period="hằng năm").status == "open"


def test_without_a_base_the_first_result_is_the_base() -> None:
    other = {"level": "mau_giao"}
    (found,) = courses(plan(**other), year=2026, entered=results((2025, 24), **other))
    assert (found.base, found.base_year, found.pace_needed) == (24, 2025, pytest.approx(1.2))


def test_a_range_is_met_at_its_nearer_end() -> None:
    assert course(results((2026, 28)), value=[28, 35]).status == "reached"


def test_the_plan_s_own_base_is_a_result_of_its_year() -> None:
    found = course(year=2021)
    assert found.latest is not None
    assert (found.latest.origin, found.latest.year, found.status) == ("plan", 2020, "on_course")


def test_what_was_entered_comes_before_what_is_measured() -> None:
    facts = Facts(
        levels=pd.DataFrame(), school_levels=pd.DataFrame(), year=2025,
        residents_by_age=pd.Series({0: 100.0, 1: 100.0, 2: 100.0}),
        groups=pd.DataFrame([{"age_group": "m25_36", "pupils": 90}]),
    )  # fmt: skip
    (found,) = courses(plan(indicator="enrolment_nursery"), year=2026, facts=facts,
                       entered=results((2025, 31)))  # fmt: skip
    assert found.latest is not None
    assert (found.latest.origin, found.latest.value) == ("entered", 31)


def test_a_list_of_schools_tells_of_its_own_year_and_not_of_the_year_asked() -> None:
    """A list of 2026 is no result of 2024, and in 2030 still that of 2026."""
    listed = pd.DataFrame([{"level": "tieu_hoc", "rooms_solid": 9.0, "rooms": 10.0}])
    facts = Facts(levels=pd.DataFrame(), school_levels=listed, year=2030, listed_year=2026)
    asked = {"indicator": "solid_rooms_share", "level": "tieu_hoc", "of": "rooms"}
    (early,) = courses(plan(**asked), year=2024, facts=facts)
    (late,) = courses(plan(**asked), year=2030, facts=facts)
    assert early.latest is None
    assert late.latest is not None
    assert (late.latest.year, late.latest.value, late.latest.origin) == (2026, 90, "model")


def test_a_ward_is_held_against_a_rate_and_not_against_a_sum() -> None:
    rows = results((2026, 31), ward_id="w1")
    (place,) = course(rows).places
    assert (place.ward_id, place.status) == ("w1", "reached")
    rooms = {"indicator": "solid_rooms", "level": "tieu_hoc", "unit": "rooms", "of": ""}
    own = results((2026, 31), ward_id="w1", indicator="solid_rooms", level="tieu_hoc")
    (found,) = courses(plan(**rooms, value=309), year=2026, entered=own)
    assert [one.status for one in found.places] == [""]
    assert found.status == "untold"  # one ward is not the whole


def test_rows_that_fit_no_target_are_given_back() -> None:
    rows = pd.concat([results((2026, 24)), results((2026, 24), level="thcs")], ignore_index=True)
    assert list(unmatched(plan(), rows)["level"]) == ["thcs"]


def test_the_office_is_the_one_the_last_chapter_names() -> None:
    found = course()
    assert found.office is not None
    assert found.office.name["vi"] == "Phòng Giáo dục và Đào tạo"


def test_every_status_is_counted() -> None:
    assert counted([course(results((2026, 30)))])["reached"] == 1
