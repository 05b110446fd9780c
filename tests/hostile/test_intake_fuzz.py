"""A short seeded run of broken files through every reader: faults come back, nothing escapes."""

from __future__ import annotations

from pathlib import Path

import fuzz
import fuzz_seeds
import pytest

from spatial.intake.forms import pages
from spatial.intake.reading import find, vectors

CASES = fuzz_seeds.cases()
COUNT = 25  # ten thousand each are in the benchmark


@pytest.mark.filterwarnings(
    "ignore"
)  # a driver may grumble at a broken file; it must not fall over
@pytest.mark.parametrize("name", CASES)
def test_broken_files_give_faults_and_nothing_escapes(name: str) -> None:
    result = fuzz.run(CASES[name], count=COUNT, seed=4)
    assert result.escaped == []
    assert result.tried == COUNT


def test_every_form_a_planner_may_hand_in_has_a_seed() -> None:
    opened = {f".{case.opens.rpartition('.')[2]}" for case in CASES.values()}
    alike = {".json", ".txt", ".xlsm", ".htm"}  # read as .geojson, .csv, .xlsx, .html
    assert (find.KNOWN | vectors.FORMS | pages.FORMS) - alike <= opened


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", CASES)
def test_every_seed_is_sound_before_it_is_broken(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    for file, content in case.files.items():
        (tmp_path / file).write_bytes(content)
    fuzz.read(case, tmp_path)


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("school_levels.xls", 18),  # calamine panicked
        ("school_levels.xls", 139),  # calamine asked for 508 GB and its process was gone
        ("school_levels.ods", 1875),  # calamine read the end of the file for ever
        ("form a.html", 275),  # a cell left open before the next row
        ("wards.zip", 2389),  # a .prj GDAL reads and cannot write out again
        ("school_levels.xlsx", 694),  # a member without a name
        ("school_levels.xlsx", 5735),  # a member whose name is in no letters
    ],
)
def test_what_fuzzing_found_stays_mended(name: str, at: int) -> None:
    result = fuzz.run(CASES[name], count=at + 1, start=at, seed=2026)
    assert result.escaped == []
    assert result.tried == 1
