"""A short seeded run of broken files through every reader: faults come back, nothing escapes."""

from __future__ import annotations

from pathlib import Path

import fuzz
import pytest

NAMES = (
    "wards.geojson", "wards.gpkg", "wards.fgb", "wards.shp", "wards.tab", "wards.mif",
    "wards.parquet", "wards.kml", "wards.kmz", "school_levels.xlsx", "school_levels.csv",
)  # fmt: skip


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return fuzz.seeds(tmp_path_factory.mktemp("seeds"))


@pytest.mark.filterwarnings(
    "ignore"
)  # a driver may grumble at a broken file; it must not fall over
@pytest.mark.parametrize("name", NAMES)
def test_broken_files_give_faults_and_nothing_escapes(name: str, seeds: dict[str, bytes]) -> None:
    result = fuzz.run(name, seeds[name], count=60, seed=4)
    assert result.escaped == ()
    assert result.tried == 60


def test_every_reader_has_a_seed(tmp_path: Path) -> None:
    assert set(fuzz.seeds(tmp_path)) == set(NAMES)
