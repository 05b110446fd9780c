"""Who owns a school, in the words offices write; and units where schools and levels are one."""

from __future__ import annotations

from pathlib import Path

import pytest
from locality import Locality, write_csv

from spatial import intake


@pytest.mark.parametrize(
    "word",
    ["Tư thục", "Dân lập", "Ngoài công lập", "NCL", "Quốc tế", "tu_thuc", "NGOAI_CONG_LAP"],
)
def test_a_private_school_is_private_in_every_word(word: str, tmp_path: Path) -> None:
    town = Locality()
    town.schools = [row | {"ownership": word} for row in town.schools]
    network, faults = intake.inspect(town.write(tmp_path))
    assert network is not None, faults
    assert set(network.schools["ownership"]) == {"ngoai_cong_lap"}


def test_an_unknown_word_for_the_owner_is_a_fault(tmp_path: Path) -> None:
    town = Locality()
    town.schools = [row | {"ownership": "Hợp tác xã"} for row in town.schools]
    network, faults = intake.inspect(town.write(tmp_path))
    assert network is None
    assert [fault.value for fault in faults if fault.code == "unknown_choice"] == ["Hợp tác xã"] * 3


def test_an_unknown_word_answered_once_counts_for_every_row(tmp_path: Path) -> None:
    town = Locality()
    town.schools = [row | {"ownership": "Bán công"} for row in town.schools]
    folder = town.write(tmp_path)
    _, faults = intake.inspect(folder)
    told = next(fault for fault in faults if fault.code == "unknown_choice")
    hint = str(told.blanks["once_vi"]).partition("intake.yaml: ")[2]
    (folder / "intake.yaml").write_text(hint.replace("…", "Tư thục"), encoding="utf-8")
    network, faults = intake.inspect(folder)
    assert network is not None, faults
    assert set(network.schools["ownership"]) == {"ngoai_cong_lap"}
    (note,) = [fault for fault in faults if fault.code == "words_answered"]
    assert note.blanks["words_vi"] == "“Bán công” → Ngoài công lập (3)"
    (folder / "intake.yaml").write_text(hint.replace("…", "nửa công"), encoding="utf-8")
    network, faults = intake.inspect(folder)
    assert network is None
    assert {fault.code for fault in faults if fault.row is None} >= {"bad_answers"}


@pytest.mark.parametrize(
    ("unit", "cells"),
    [("ha", (0.8, 0.9, 1.2)), ("km2", (0.008, 0.009, 0.012)), ("1.000 m2", (8, 9, 12))],
)
def test_a_unit_in_the_header_of_one_table_converts(
    unit: str, cells: tuple[float, ...], tmp_path: Path
) -> None:
    folder = Locality(without={"schools", "school_levels"}).write(tmp_path)
    both = zip(Locality().schools, Locality().school_levels, cells, strict=True)
    rows = [
        school | {"level": own["level"], "rooms": own["rooms"], f"Diện tích đất ({unit})": cell}
        for school, own, cell in both
    ]
    write_csv(folder / "schools.csv", rows)
    network, faults = intake.inspect(folder)
    assert network is not None, faults
    assert network.school_levels["land_m2"].tolist() == pytest.approx([8_000, 9_000, 12_000])
