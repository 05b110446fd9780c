"""Two small lists a year apart, every difference counted by hand."""

from __future__ import annotations

import pandas as pd

from spatial.intake.joining import school_changes
from spatial.intake.joining.name_likeness import ListedSchool
from spatial.intake.joining.school_changes import FIGURES, SchoolList

Row = tuple[str, str, str, dict[str, float]]  # code, name, level, figures


def year(*rows: Row) -> SchoolList:
    index = pd.MultiIndex.from_tuples(
        [(code, level) for code, _, level, _ in rows], names=["school_id", "level"]
    )
    return SchoolList(
        schools={
            code: ListedSchool(school_id=code, name=name, ward_id="w1") for code, name, _, _ in rows
        },
        figures=pd.DataFrame([row[3] for row in rows], index=index, columns=list(FIGURES)),
    )


def changes(before: SchoolList, after: SchoolList) -> list[tuple[str, str, str]]:
    table = school_changes.compare(before, after)
    return [
        (str(row["change"]), str(row["before_id"]), str(row["after_id"]))
        for row in table.to_dict("records")
    ]


DU = ("79-01", "Trường Tiểu học Nguyễn Du", "tieu_hoc", {"rooms": 20, "land_m2": 8_000})
LOI = ("79-02", "Trường THCS Lê Lợi", "thcs", {"rooms": 24, "pupils": 900})


def test_the_same_list_has_no_change() -> None:
    assert changes(year(DU, LOI), year(DU, LOI)) == []


def test_rooms_pupils_and_land_that_changed_are_listed_with_both_figures() -> None:
    after = year((*DU[:3], {"rooms": 22, "land_m2": 8_000, "pupils": 700}), LOI)
    table = school_changes.compare(year(DU, LOI), after)
    said = [
        [row["change"], row["figure"], str(row["before"]), float(row["after"])]
        for row in table.to_dict("records")
    ]
    # pupils nobody told the year before are a change too: from nothing to 700
    assert said == [["changed", "rooms", "20.0", 22], ["changed", "pupils", "nan", 700]]


def test_a_school_only_one_list_has_is_added_or_gone() -> None:
    assert changes(year(DU), year(LOI)) == [("added", "", "79-02"), ("gone", "79-01", "")]


def test_a_school_without_its_code_is_known_by_its_name() -> None:
    after = year(("th-nguyen-du", "TH NGUYEN DU", "tieu_hoc", {"rooms": 20, "land_m2": 8_000}))
    assert changes(year(DU), after) == [("renamed", "79-01", "th-nguyen-du")]


def test_a_running_number_given_to_another_school_is_not_the_same_school() -> None:
    before = year(("1", *DU[1:]), ("2", *LOI[1:]))
    after = year(("1", *LOI[1:]), ("2", *DU[1:]))
    assert changes(before, after) == []


def test_a_doubtful_pair_is_shown_and_counts_as_added_and_gone() -> None:
    before = year(("a", "Mầm non Hoa Mai", "mam_non", {"rooms": 8}))
    after = year(("b", "Mầm non Hoa Mi", "mam_non", {"rooms": 8}))
    assert changes(before, after) == [("added", "", "b"), ("maybe", "a", "b"), ("gone", "a", "")]


def test_a_level_that_came_is_listed_once_without_its_figures() -> None:
    after = year(DU, (DU[0], DU[1], "thcs", {"rooms": 6}))
    assert changes(year(DU), after) == [("level_added", "79-01", "79-01")]
