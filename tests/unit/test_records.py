"""The words every room of the house shares: their order is their meaning."""

from __future__ import annotations

import dataclasses

import pytest

from spatial.records import (
    LEVELS,
    YEARS,
    Development,
    Kind,
    Level,
    Options,
    Outlook,
    Proposal,
    Status,
    weakest,
)


def test_levels_stand_in_the_order_plans_print_them() -> None:
    assert [level.value for level in LEVELS] == ["mam_non", "tieu_hoc", "thcs", "thpt"]


def test_a_level_is_its_own_name() -> None:
    assert Level("thcs") is Level.THCS
    assert f"{Level.THCS}" == "thcs"
    with pytest.raises(ValueError, match="cao dang"):
        Level("cao dang")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], "published"),
        (["published"], "published"),
        (["published", "surveyed"], "surveyed"),
        (["surveyed", "published", "estimated"], "estimated"),
        (["assumed", "published"], "assumed"),
        (["estimated", "estimated"], "estimated"),
        (list(Kind), "assumed"),
    ],
)
def test_a_result_is_no_surer_than_its_weakest_part(kinds: list[str], expected: str) -> None:
    assert weakest(kinds) is Kind(expected)
    assert weakest(reversed(kinds)) is Kind(expected)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="guessed"):
        weakest(["published", "guessed"])


def test_a_ward_stands_best_first_and_last_what_nobody_told() -> None:
    assert list(Status) == ["ok", "watch", "short", "severe", "untold"]


def test_options_nobody_gave_are_left_to_the_locality_and_the_day() -> None:
    options = Options()
    assert (options.year, options.profile, options.units, options.on) == (0, "", None, None)
    assert options.scenario == "published"
    assert options.floor_rule is None
    assert options.two_session_share is None
    assert options.nursery_rooms
    assert not options.public_only
    assert not options.count_projects


def test_options_are_equal_by_value_and_may_be_keys() -> None:
    assert Options(year=2031) == Options(year=2031)
    assert len({Options(), Options(), Options(year=2031)}) == 2


def test_an_outlook_nobody_changed_changes_nothing() -> None:
    plain = Outlook()
    assert (plain.fertility, plain.migration, plain.vocational_share) == (1.0, 1.0, 0.0)
    assert (plain.participation, plain.private_share) == ((), ())
    assert (plain.crossings, plain.developments) == ((), ())


def test_a_development_is_certain_and_on_time_unless_told() -> None:
    told = Development(
        development_id="d", name="D", sort="house", units=10, first_year=2026, last_year=2027
    )
    assert (told.chance, told.additional, told.delay_years) == (1.0, 1.0, 0.0)
    assert (told.people_per_unit, told.ward_id, told.lon) == (None, "", None)


@pytest.mark.parametrize("record", [Options(), Outlook()])
def test_records_cannot_be_changed(record: object) -> None:
    name = dataclasses.fields(record)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(record, name, 1)


def test_a_proposal_stands_on_no_parcel_unless_one_was_picked() -> None:
    put = Proposal(
        proposal_id="p", name="P", level=Level.THPT, rooms=3, land_m2=0.0, lon=0.0, lat=0.0
    )
    assert put.parcel_id is None
    assert dataclasses.replace(put, parcel_id="L1") != put


def test_years_are_those_anybody_could_mean() -> None:
    assert YEARS == (1900, 2200)
