"""Reading a locality as the rest of the program does: a network, or every fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from locality import Locality

from spatial import intake
from spatial.errors import InputFaults


def test_a_sound_folder_becomes_a_network(tmp_path: Path) -> None:
    network = intake.read_network(Locality().write(tmp_path))
    assert network.ward_sets["wards"]["ward"].tolist() == ["Phường Tây", "Phường Đông"]
    assert network.residents["people"].sum() == 2 * 18 * 100


def test_a_folder_may_be_named_by_text(tmp_path: Path) -> None:
    assert len(intake.read_network(str(Locality().write(tmp_path))).schools) == 3


def test_all_errors_are_raised_at_once_and_notes_are_not(tmp_path: Path) -> None:
    town = Locality(without={"residents"})
    town.school_levels[0]["rooms"] = "hai mươi"
    with pytest.raises(InputFaults) as caught:
        intake.read_network(town.write(tmp_path))
    codes = [fault.code for fault in caught.value.faults]
    assert {"missing_table", "not_number"} <= set(codes)
    assert "no_streets" not in codes


def test_the_embedded_district_is_beside_the_package() -> None:
    assert (intake.embedded() / "locality.yaml").is_file()
