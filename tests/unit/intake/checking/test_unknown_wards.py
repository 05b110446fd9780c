"""Wards nobody knows: one by one where few, once with their names where many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from locality import Locality

from spatial import intake
from spatial.errors import Fault
from spatial.intake.checking import unknown_wards
from spatial.intake.reading.find import Source


def faults(count: int) -> list[Fault]:
    return [Fault(code="unknown_ward", row=at, value=f"Phường {at % 3}") for at in range(count)] + [
        Fault(code="blank", row=2)
    ]


@pytest.mark.parametrize(
    ("table", "count", "codes"),
    [
        ("residents", 10, ["unknown_ward"] * 10 + ["blank"]),
        ("residents", 11, ["unknown_wards", "blank"]),
        ("schools", 11, ["unknown_ward"] * 11 + ["blank"]),  # each is mended in its cell
    ],
)
def test_many_rows_of_people_are_one_fault(table: str, count: int, codes: list[str]) -> None:
    source = Source(table=table, path=Path("a.csv"), name="a.csv")
    told = unknown_wards.once(faults(count), source)
    assert [fault.code for fault in told] == codes
    if codes[0] == "unknown_wards":
        assert told[0].blanks["names"] == "“Phường 0”, “Phường 1”, “Phường 2”"
        assert told[0].row is None


def named_layer(folder: Path) -> Path:
    """Write a town whose layer has the names of its wards alone."""
    town = Locality().write(folder)
    layer = json.loads((town / "wards.geojson").read_text(encoding="utf-8"))
    for feature in layer["features"]:
        feature["properties"] = {"TenXa": feature["properties"]["ward"]}
    (town / "wards.geojson").write_text(json.dumps(layer), encoding="utf-8")
    return town


def test_a_layer_of_names_beside_people_by_code_is_one_fault_with_both(tmp_path: Path) -> None:
    (fault,) = [
        each for each in intake.examine(named_layer(tmp_path / "a")).faults
        if each.severity == "error"
    ]  # fmt: skip
    assert fault.code == "ward_codes_needed"
    assert fault.blanks["names"] == "Phường Tây, Phường Đông"
    assert fault.blanks["codes"] == "00001, 00002"
