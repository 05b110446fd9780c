"""What a projection asks for: single ages, registers, developments."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial.errors import Fault
from spatial.intake.checking.check import Checked
from spatial.intake.joining import projection_inputs
from spatial.intake.reading.find import Source
from spatial.records import Development


def part(rows: pd.DataFrame, table: str = "residents") -> Checked:
    source = Source(table=table, path=Path("r.csv"), name="r.csv")
    sound = np.ones(len(rows), dtype=bool)
    return Checked(source=source, frame=rows, sound=sound, whole=True, faults=())


def residents(
    *rows: tuple[str, int, float | None, float | None, float],
    structure: pd.DataFrame | None = None,
) -> tuple[pd.DataFrame, list[Fault]]:
    table = pd.DataFrame(
        rows, columns=["ward_id", "year", "age", "age_to", "people"], index=range(2, len(rows) + 2)
    ).assign(kind="surveyed")
    return projection_inputs.residents(table, part(table), structure)


def test_single_ages_stay_without_a_note() -> None:
    found, faults = residents(("a", 2025, 0, None, 7.0), ("a", 2025, 1, None, 9.0))
    assert found["people"].tolist() == [7, 9]
    assert faults == []


def test_bands_are_split_with_a_note_of_how_many_wards() -> None:
    found, (note,) = residents(("a", 2025, 3, 5, 90.0), ("b", 2025, 0, None, 4.0))
    assert found[found["ward_id"] == "a"]["people"].sum() == pytest.approx(90)
    assert (note.code, note.blanks) == ("ages_split", {"wards": 1})


def test_a_row_without_an_age_beside_rows_that_have_one_is_a_fault() -> None:
    _, faults = residents(("a", 2025, None, None, 100.0), ("a", 2025, 5, None, 10.0))
    assert [(fault.code, fault.row) for fault in faults] == [("age_missing", 2)]


def test_a_total_nobody_can_age_names_its_ward() -> None:
    _, faults = residents(("a", 2025, None, None, 100.0))
    assert [(fault.code, fault.value) for fault in faults] == [("ages_unknown", "a")]


def test_a_total_takes_the_ages_of_the_whole_locality() -> None:
    whole = pd.DataFrame(
        {"year": [2025, 2025], "age": [0, 1], "people": [30.0, 10.0], "kind": "published"}
    )
    found, (note,) = residents(("a", 2025, None, None, 100.0), structure=whole)
    by_age = found.set_index("age")["people"].to_dict()
    assert by_age == pytest.approx({0: 75, 1: 25})
    assert note.code == "ages_split"


@pytest.mark.parametrize(("grade", "fine"), [(0, False), (1, True), (12, True), (13, False)])
def test_grades_go_from_one_to_twelve(grade: int, *, fine: bool) -> None:
    rows = pd.DataFrame(
        {"ward_id": ["a", "a"], "year": 2024, "grade": [6, grade], "pupils": [5, 6]}, index=[2, 3]
    )
    found, faults = projection_inputs.registers(rows, part(rows, "registers"))
    assert len(found) == (2 if fine else 1)
    assert [(fault.row, fault.value) for fault in faults] == ([] if fine else [(3, str(grade))])


ROW = {
    "development_id": "d",
    "name": "",
    "sort": "house",
    "units": 100,
    "first_year": 2026.0,
    "last_year": "2028",
}


def test_what_a_development_does_not_say_takes_its_default() -> None:
    (made,) = projection_inputs.developments(pd.DataFrame([ROW]))
    assert made == Development(
        development_id="d", name="d", sort="house", units=100.0, first_year=2026, last_year=2028
    )


def test_what_it_says_is_taken_and_a_blank_is_not() -> None:
    told = ROW | {"name": "Khu A", "ward_id": "w", "chance": 0.5, "lon": np.nan, "lat": np.nan}
    (made,) = projection_inputs.developments(pd.DataFrame([told]))
    assert (made.name, made.ward_id, made.chance, made.lon) == ("Khu A", "w", 0.5, None)


def test_developments_keep_their_order() -> None:
    rows = pd.DataFrame([ROW | {"development_id": name} for name in "cab"])
    assert [one.development_id for one in projection_inputs.developments(rows)] == ["c", "a", "b"]
