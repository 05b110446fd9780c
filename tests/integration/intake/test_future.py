"""A folder may hold bands, totals, registers and developments; all come through the same door."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from locality import Locality, write_csv

from spatial import Options, assess, intake, norms, projection
from spatial.network import Network

BANDS = [(0, 4, 500), (5, 9, 600), (10, 14, 550), (15, 19, 450)]


def bands(ward: str) -> list[dict[str, Any]]:
    return [
        {"ward_id": ward, "year": 2025, "age": first, "age_to": last, "people": people}
        for first, last, people in BANDS
    ]


def total(ward: str, people: int = 2_100) -> dict[str, Any]:
    return {"ward_id": ward, "year": 2025, "age": "", "age_to": "", "people": people}


def read(folder: Path, residents: list[dict[str, Any]], **tables: list[dict[str, Any]]) -> Network:
    Locality(residents=residents).write(folder)
    for name, rows in tables.items():
        write_csv(folder / f"{name}.csv", rows)
    return intake.read_network(folder)


def faults(folder: Path, residents: list[dict[str, Any]]) -> list[str]:
    Locality(residents=residents).write(folder)
    _, found = intake.inspect(folder)
    for fault in found:
        assert "{" not in fault.say(lang="vi") + fault.say(lang="en")
    return [fault.code for fault in found if fault.severity == "error"]


def test_bands_become_single_years_and_a_note_says_so(tmp_path: Path) -> None:
    town = read(tmp_path, bands("00001") + bands("00002"))
    ward = town.residents[town.residents["ward_id"] == "00001"]
    assert ward["age"].tolist() == list(range(20))
    assert ward["people"].iloc[:5].sum() == pytest.approx(500)
    assert ward["kind"].unique().tolist() == ["estimated"]
    assert "ages_split" in {fault.code for fault in town.warnings}


def test_a_total_takes_the_ages_of_the_locality(tmp_path: Path) -> None:
    structure = [
        {"year": 2025, "age": first, "age_to": last, "people": people}
        for first, last, people in BANDS
    ]
    town = read(tmp_path, [total("00001"), total("00002", 4_200)], age_structure=structure)
    people = town.residents.groupby("ward_id")["people"].sum()
    assert people.tolist() == pytest.approx([2_100, 4_200])
    assert town.residents["people"].iloc[:5].sum() == pytest.approx(500)
    assert assess(town, Options(year=2025)).summary()["total"]["pupils"] > 0


def test_a_total_borrows_the_ages_of_a_ward_that_has_them(tmp_path: Path) -> None:
    town = read(tmp_path, [*bands("00001"), total("00002")])
    assert town.residents.groupby("ward_id")["people"].sum().tolist() == pytest.approx([2_100] * 2)


def test_totals_nobody_can_age_are_refused_in_one_sentence(tmp_path: Path) -> None:
    assert faults(tmp_path, [total("00001"), total("00002")]) == ["ages_unknown"]


def test_a_row_without_an_age_beside_rows_with_one_is_a_fault(tmp_path: Path) -> None:
    found = faults(tmp_path, [*bands("00001"), *bands("00002"), total("00002")])
    assert found == ["age_missing"]


def test_registers_and_developments_of_the_folder_reach_the_projection(tmp_path: Path) -> None:
    registers = [
        {"ward_id": ward, "year": year, "grade": grade, "pupils": 40}
        for ward in ("00001", "00002")
        for year in (2025, 2026)
        for grade in range(1, 13)
    ]
    tower = {
        "development_id": "d1", "name": "Khu A", "sort": "apartment", "units": 1_000,
        "first_year": 2027, "last_year": 2027, "lon": 106.61, "lat": 10.81, "chance": 0.5,
    }  # fmt: skip
    town = read(
        tmp_path, bands("00001") + bands("00002"), registers=registers, developments=[tower]
    )
    assert town.developments[0].chance == 0.5
    assert town.developments[0].additional == 1.0
    request = projection.ProjectionRequest(
        ages=norms.rules("quan12-2024").ages, engine="grades", last=2030
    )
    found = projection.project(town, request)
    assert found.by_age[1, 0, 1, 6:11] == pytest.approx([40] * 5)  # grades 1 to 5 of 2026
    plain = found.outcome.people.sum(axis=(1, 2))
    assert (found.people.sum(axis=(1, 2)) - plain)[-1] == pytest.approx(1_600)


def test_a_grade_nobody_has_is_a_fault(tmp_path: Path) -> None:
    Locality().write(tmp_path)
    rows = [{"ward_id": "00001", "year": 2025, "grade": 13, "pupils": 40}]
    write_csv(tmp_path / "registers.csv", rows)
    _, found = intake.inspect(tmp_path)
    assert [fault.code for fault in found if fault.severity == "error"] == ["too_large"]
