"""A locality begun from the pack has a name that may be kept, and is known by its communes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import untold_towns
from towns import town

from spatial import communes, intake, own_names
from spatial.ui.session import commune_start


def test_the_name_of_a_province_or_commune_is_kept_as_it_is() -> None:
    chosen = communes.choice(["26785"])
    assert commune_start.called(chosen) == chosen.name


def test_the_name_of_many_communes_is_cut_to_what_may_be_kept() -> None:
    name = commune_start.called(communes.choice(untold_towns.WARDS))
    assert len(name) <= own_names.LONGEST
    assert name.endswith("…")
    assert own_names.fault_of(name) is None


def test_communes_are_known_again_as_long_as_rooms_are_to_come(tmp_path: Path) -> None:
    begun = intake.read_network(untold_towns.folder(tmp_path, ["26785"]))
    again = commune_start.of(begun)
    assert again is not None
    assert again.codes == ("26785",)
    known = dataclasses.replace(begun.locality, rooms_known=True)
    assert commune_start.of(dataclasses.replace(begun, locality=known)) is None
    assert commune_start.of(town()) is None
