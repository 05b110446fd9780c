"""Which file of a batch's folder is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.intake.single import batch_results


def touched(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_the_folder_of_the_batch_its_joined_folder_and_the_file_all_name_the_file(
    tmp_path: Path,
) -> None:
    file = touched(tmp_path / "joined" / "deficits.parquet")
    touched(tmp_path / "joined" / "deficits.gpkg")
    assert {batch_results.found(one) for one in (tmp_path, file.parent, file)} == {file}


def test_two_sets_of_options_are_not_chosen_between(tmp_path: Path) -> None:
    touched(tmp_path / "joined" / "deficits.parquet")
    touched(tmp_path / "joined_2030" / "deficits.gpkg")
    with pytest.raises(UserError) as stop:
        batch_results.found(tmp_path)
    assert "joined_2030" in stop.value.faults[0].say(lang="en")


def test_a_folder_without_results_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as stop:
        batch_results.found(tmp_path)
    assert stop.value.faults[0].code == "batch_results"
