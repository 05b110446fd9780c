"""What the law changes from one day to the next."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from spatial import norms, words
from spatial.records import LEVELS, Level

TT23 = date(2025, 1, 30), date(2025, 1, 31)
QCVN = date(2026, 12, 31), date(2027, 1, 1)


def changed(days: tuple[date, date]) -> set[str]:
    return {change.topic for change in norms.changes(*days, "urban_special")}


def test_circular_23_changes_land_and_nothing_else_a_shortage_is_computed_from() -> None:
    assert changed(TT23) == {"land_per_pupil_m2"}


def test_the_planning_code_of_2027_changes_radius_and_land_per_resident() -> None:
    assert changed(QCVN) == {"radius_m", "land_per_resident_m2"}


@pytest.mark.parametrize(("days", "field"), [(TT23, "land_per_pupil_m2"), (QCVN, "radius_m")])
def test_the_same_profile_a_day_later_differs_in_one_table(
    days: tuple[date, date], field: str
) -> None:
    before, after = (norms.rules("quan12-2024", on=day) for day in days)
    differ = {
        part.name
        for part in dataclasses.fields(norms.Rules)
        if getattr(before, part.name) != getattr(after, part.name)
    }
    assert differ == {"on", field}


def test_land_of_the_profile_falls_where_the_concession_widens() -> None:
    before, after = (norms.rules("quan12-2024", on=day).land_per_pupil_m2 for day in TT23)
    assert [before[level].value for level in LEVELS] == [10, 8, 8, 10]
    assert [after[level].value for level in LEVELS] == [8, 6, 6, 10]


def test_every_change_names_both_figures_and_both_clauses_in_both_languages() -> None:
    found = norms.changes(*TT23, "urban_special")
    land = next(change for change in found if change.level == Level.TIEU_HOC and change.by_value)
    assert land.say(lang="vi").startswith(
        "Đất tối thiểu cho một học sinh, tiểu học (đô thị loại III trở lên): từ 8 thành 6 m²"
    )
    english = land.say(lang="en")
    assert "TT 13/2020" in english
    assert "TT 23/2024" in english


def test_a_figure_nobody_has_read_carries_its_mark_into_the_sentence() -> None:
    found = norms.changes(*QCVN, "urban_special")
    radius = next(change for change in found if change.level == Level.MAM_NON and change.by_value)
    assert "chưa kiểm chứng" in radius.say(lang="vi")


def test_school_size_and_storeys_are_listed_when_every_topic_is_asked_for() -> None:
    topics = {change.topic for change in norms.changes(*TT23, "urban_special", every=True)}
    assert {"classes_max", "storeys_max", "land_per_pupil_m2"} <= topics


def test_a_figure_that_ends_says_why_and_one_that_begins_says_so() -> None:
    found = norms.changes(*QCVN, "urban_special", every=True)
    said = {change.topic: change.say(lang="en") for change in found}
    assert said["places_per_1000"].endswith("not places")
    assert "begins to apply" in said["people_for_thpt_min"]


def test_no_change_between_two_days_under_the_same_law() -> None:
    assert norms.changes(date(2025, 2, 1), date(2025, 3, 1)) == ()


def test_every_word_of_every_norm_is_there_in_both_languages() -> None:
    for norm in norms.read():
        for lang in words.LANGUAGES:
            words.say(f"norm.unit.{norm.unit}", lang=lang)
            words.say(f"norm.confidence.{norm.confidence}", lang=lang)
            words.say(f"norm.binding.{norm.binding}", lang=lang)
            for area in norm.areas:
                words.say(f"norm.area.{area}", lang=lang)
            if norm.variant:
                words.say(f"norm.variant.{norm.variant}", lang=lang)
