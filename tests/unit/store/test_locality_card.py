"""What a locality says of itself: read back as it was written."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import yaml

from spatial import read_network
from spatial.intake.joining.locality_file import about
from spatial.locality import Locality
from spatial.store import locality_card
from spatial.store.locality_card import describe


def test_a_description_is_read_back_as_it_was(tmp_path: Path) -> None:
    locality = read_network().locality
    (tmp_path / "locality.yaml").write_bytes(describe(locality, key="k", base="wards_2024"))
    read, base, faults = about(tmp_path)
    assert (read.key, base, faults) == ("k", "wards_2024", [])
    assert (read.name, read.units, read.notice) == (locality.name, locality.units, locality.notice)
    assert yaml.safe_load((tmp_path / "locality.yaml").read_text(encoding="utf-8"))["attribution"]


def test_communes_that_were_joined_stay_joined_where_a_planner_keeps_his_own_files(
    tmp_path: Path,
) -> None:
    joined = (("27001", "27004"),)
    locality = dataclasses.replace(read_network().locality, joined_wards=joined)
    (tmp_path / "locality.yaml").write_bytes(describe(locality, key="k", base="wards_2024"))
    assert about(tmp_path)[0].joined_wards == joined


def test_a_copy_of_a_folder_carries_its_card_as_it_stands_or_what_it_was_read_as(
    tmp_path: Path,
) -> None:
    told = Locality(key="xa", name={"vi": "Xã", "en": "Commune"}, rooms_known=False)
    made = locality_card.of_folder(tmp_path, told, base="wards")
    assert b"rooms_known: false" in made
    (tmp_path / "locality.yaml").write_bytes(b"# ours\nlocality: xa\n")
    assert locality_card.of_folder(tmp_path, told, base="wards") == b"# ours\nlocality: xa\n"
