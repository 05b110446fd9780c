"""Days reports are due: as printed, or those of one year."""

from __future__ import annotations

from datetime import date

from spatial.targets.due_days import due_days, written


def test_the_city_s_three_days_stand_as_printed() -> None:
    assert [day.before for day in due_days("hcmc")] == [
        date(2023, 9, 10), date(2024, 1, 15), date(2024, 6, 15),
    ]  # fmt: skip


def test_a_school_year_s_day_is_carried_to_the_year_asked_and_said_to_be() -> None:
    days = due_days("hcmc", year=2027)
    assert [day.before for day in days] == [
        date(2027, 1, 15), date(2027, 6, 15), date(2027, 9, 10),
    ]  # fmt: skip
    assert all(day.is_carried for day in days)
    assert not any(day.is_carried for day in due_days("hcmc", year=2024)[:2])


def test_the_fifth_of_december_comes_every_year_until_2030() -> None:
    assert [day.last for day in due_days("duc_pho")] == [
        date(year, 12, 4) for year in range(2025, 2031)
    ]
    assert due_days("duc_pho", year=2031) == ()


def test_the_reviews_of_quan12_come_once() -> None:
    """Late 2025, early 2026, early 2031: quarters, because no day is printed."""
    assert [(day.first, day.last) for day in due_days("quan12")] == [
        (date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2031, 1, 1), date(2031, 3, 31)),
    ]
    assert [day.last.year for day in due_days("quan12", year=2026)] == [2026]


def test_no_day_before_the_plan_is_made_up() -> None:
    assert due_days("binh_thanh", year=2024) == ()


def test_a_day_is_said_with_what_is_printed_or_the_quarter() -> None:
    (first, *_) = due_days("binh_thanh")
    assert first.when(lang="vi") == "trước 15/01/2025"
    assert due_days("quan12")[1].when(lang="en") == "2026-01-01 to 2026-03-31"


def test_an_office_writes_the_day_before_the_month() -> None:
    assert written(date(2026, 12, 5), lang="vi") == "05/12/2026"
