"""Targets beside what is measured, the base and the authority above; contradictions flagged."""

from __future__ import annotations

import dataclasses

import pytest
from target_facts import FACTS, LEVEL_TABLE, SCHOOLS, rows

from spatial import targets
from spatial.targets.units import number, unit_name


def flagged(locality: str) -> set[tuple[str, str, str]]:
    return {
        (flag.code, flag.target.indicator, flag.target.level)
        for flag in targets.flags(targets.pack(locality))
    }


def test_a_share_of_schools_is_set_beside_the_citys_with_a_warning() -> None:
    row = rows("quan12")["two_sessions_day_schools_share", "tieu_hoc"]
    assert row.target.value == 71
    assert row.parent is not None
    assert row.parent.value == 100
    said = row.flags[0].say(lang="vi")
    assert "71 % số trường" in said
    assert said.endswith("Hai bên không cùng mẫu số.")


def test_the_misprint_of_duc_pho_is_read_as_220_and_kept() -> None:
    assert flagged("duc_pho") == {("raw", "solid_rooms", "thcs")}
    row = rows("duc_pho")["solid_rooms", "thcs"]
    assert (row.target.value, row.target.raw) == (220, 2020)
    assert "2,020" in row.flags[0].say(lang="en")


def test_the_dropout_target_of_quan11_is_worse_than_its_base() -> None:
    assert flagged("quan11") == {("worse_than_base", "dropout", "thcs")}


def test_quan12_is_below_the_city_falls_and_prints_a_total_its_rows_do_not_make() -> None:
    assert flagged("quan12") == {
        ("below_parent", "national_standard_schools_share", "mam_non"),
        ("below_parent", "national_standard_schools_share", "tieu_hoc"),
        ("below_parent", "national_standard_schools_share", "thcs"),
        ("below_parent", "two_sessions_day_schools_share", "tieu_hoc"),
        ("below_parent", "two_sessions_day_schools_share", "thcs"),
        ("falls", "transition_primary_to_lower_sec", "tieu_hoc>thcs"),
        ("total_rows", "classrooms_required", "total"),
    }
    for flag in targets.flags(targets.pack("quan12")):
        assert flag.say(lang="vi") != flag.say(lang="en")


@pytest.mark.parametrize("locality", targets.localities())
def test_without_tables_nothing_is_observed_and_every_figure_prints(locality: str) -> None:
    for row in targets.registry(targets.pack(locality)):
        assert row.observed is None
        assert row.gap is None
        assert number(row.target.value, lang="vi")
        unit_name(row.target, lang="en")


def test_rooms_and_pupils_are_measured_against_what_the_plan_printed() -> None:
    found = rows("quan12", FACTS)
    assert found["classrooms_existing", "total"].observed == 3_111
    assert found["classrooms_existing", "total"].gap == 0
    assert found["pupils_forecast", "tieu_hoc"].observed == 58_089
    assert found["land_existing", "total"].gap == 0


def test_trend_goes_from_the_base_to_the_target() -> None:
    found = rows("quan11")
    assert found["enrolment_nursery", "nha_tre"].trend in {"up", ""}
    targets_only = [
        row for row in targets.registry(targets.pack("quan11")) if row.target.kind == "target"
    ]
    by_name = {(row.target.indicator, row.target.level): row for row in targets_only}
    assert by_name["enrolment_nursery", "nha_tre"].trend == "up"
    assert by_name["dropout", "tieu_hoc"].trend == "down"
    assert by_name["enrolment_5yo", "mau_giao_5"].trend == "flat"


def test_the_trend_follows_the_latest_figure_known_not_the_first() -> None:
    found = [
        row
        for row in targets.registry(targets.pack("hcmc"))
        if (row.target.indicator, row.target.level, row.target.place)
        == ("rooms_per_10000", "all", "")
    ]
    aims = [row for row in found if row.target.kind == "target"]
    # 294 in December 2022, 297 in June 2025, 277 after the merger, against 300
    assert {(row.base, row.latest, row.trend) for row in aims} == {(294, 277, "down")}
    assert {row.latest_of.period for row in aims if row.latest_of} == {"2025-10"}
    by_period = {row.target.period: row for row in found if row.target.kind == "baseline"}
    assert by_period["2022-12"].trend == ""
    assert (by_period["2025-06"].base, by_period["2025-06"].trend) == (294, "up")
    assert (by_period["2025-10"].base, by_period["2025-10"].trend) == (294, "down")


def test_what_our_own_data_show_is_the_latest_value() -> None:
    base = next(row for row in targets.registry(targets.pack("quan11")) if row.base is not None)
    assert base.latest_of is None  # one base figure: the trend leads to the target
    assert base.latest == base.target.value


def test_a_published_figure_is_not_measured_and_has_no_gap() -> None:
    # the tables carry the plan's own pupils: holding them against the plan would measure nothing
    facts = targets.Facts(levels=LEVEL_TABLE.assign(kind="published"), school_levels=SCHOOLS)
    row = rows("quan12", facts)["pupils_forecast", "thcs"]
    assert (row.observed, row.gap, row.published) == (None, None, True)
    surveyed = targets.Facts(levels=LEVEL_TABLE.assign(kind="surveyed"), school_levels=SCHOOLS)
    row = rows("quan12", surveyed)["pupils_forecast", "thcs"]
    assert (row.observed, row.published) == (41_811, False)


def test_a_share_counted_from_published_rooms_and_other_residents_is_still_measured() -> None:
    facts = targets.Facts(levels=LEVEL_TABLE.assign(kind="published"), school_levels=SCHOOLS)
    assert not rows("hcmc", facts)["rooms_per_10000", "all"].published


def test_a_plan_s_figure_of_another_year_is_not_held_against_ours() -> None:
    """The tables are of 2026; what the plan forecasts for 2030 says nothing of that year."""
    facts = dataclasses.replace(FACTS, year=2026)
    found = rows("quan12", facts)
    for name in ("pupils_forecast", "land_required"):
        row = found[name, "tieu_hoc"]
        assert (row.observed, row.gap, row.other_year) == (None, None, 2026)
    assert found["classrooms_existing", "total"].gap == 0  # what stands is compared in any year


def test_schools_all_of_whose_pupils_have_two_sessions_are_counted() -> None:
    """Primary: of 700 pupils 350, of 300 all: one school of two."""
    row = rows("quan12", FACTS)["two_sessions_day_schools_share", "tieu_hoc"]
    assert (row.observed, row.gap) == (50, 50 - 71)


def test_wards_in_scope_are_counted() -> None:
    row = rows("quan12", dataclasses.replace(FACTS, wards=5))["wards_in_scope", "admin"]
    assert (row.observed, row.gap) == (5, -6)  # eleven became five
