"""A real OpenStreetMap extract becomes streets and schools that intake reads back."""

from __future__ import annotations

from pathlib import Path

import pytest
from locality import Locality

from spatial import intake
from spatial.errors import InputFaults
from spatial.intake.osm import extract

ANDORRA = (1.40, 42.42, 1.80, 42.66)


@pytest.fixture(scope="module")
def read(shared: Path) -> extract.Extract:
    return extract.read(shared / "bench/osm/andorra.osm.pbf", ANDORRA)


def test_streets_are_parted_at_junctions_and_measured(read: extract.Extract) -> None:
    assert len(read.edges) > 100
    used = {node for one, other, _ in read.edges for node in (one, other)}
    assert used == set(read.nodes)
    assert all(metres > 0 for _, _, metres in read.edges)
    west, south, east, north = ANDORRA
    assert all(west <= lon <= east and south <= lat <= north for lon, lat in read.nodes.values())


def test_named_housing_and_industry_are_candidates_for_developments(read: extract.Extract) -> None:
    sorts = sorted(sort for _, _, sort, _ in read.candidates)
    # the file holds two named residential areas and one industrial area as closed ways
    assert sorts == ["house", "house", "industry"]
    assert "development_candidates.geojson" in read.files()


def test_narrower_bounds_hold_a_part_of_it(shared: Path, read: extract.Extract) -> None:
    part = extract.read(shared / "bench/osm/andorra.osm.pbf", (1.50, 42.48, 1.56, 42.54))
    assert 0 < len(part.edges) < len(read.edges)
    assert {school[0] for school in part.schools} <= {school[0] for school in read.schools}


def test_the_tables_pass_the_door(tmp_path: Path, read: extract.Extract) -> None:
    folder = Locality(without={"schools"}).write(tmp_path)
    for name, content in read.files().items():
        (folder / name).write_bytes(content)
    reading = intake.examine(folder)
    tables = {table.source.table: table for table in reading.tables}
    assert len(tables["buildings"].frame) == len(read.buildings) > 100
    for name in ("street_nodes", "street_edges", "buildings"):
        assert tables[name].whole
        assert tables[name].sound.all()
    assert len(tables["street_edges"].frame) == len(read.edges)


def test_a_file_that_is_no_extract_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "x.osm.pbf").write_bytes(b"\x00\x00\x00\x0dnothing of the kind")
    for path, code in ((tmp_path / "x.osm.pbf", "unreadable"), (tmp_path / "y", "missing_file")):
        with pytest.raises(InputFaults) as caught:
            extract.read(path, ANDORRA)
        assert [fault.code for fault in caught.value.faults] == [code]
