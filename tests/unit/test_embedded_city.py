"""Hồ Chí Minh City by its name where a command takes a folder."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from spatial import embedded_city, intake, serve, walk_basis
from spatial.cli import truonglop


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def _at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(home))


@pytest.mark.usefixtures("_at_home")
def test_the_city_has_168_wards_its_mapped_schools_and_streets_where_they_are_known() -> None:
    town = intake.read_network(embedded_city.folder())
    assert len(town.wards(None)) == 168
    # 1,544 mapped, less 44 training centres and those mapped twice
    assert len(town.schools) == 1_477
    assert len(walk_basis.by_line(town, None)) == 168 - 87
    assert town.streets is not None
    assert len(town.rooms_untold(None)) == 168 * 4
    assert set(town.cells["kind"]) <= {"estimated", "assumed"}
    way = walk_basis.way(town, lang="vi")
    assert way.startswith("87/168 phường, xã theo đường đi bộ")
    assert "81 nơi khác đường chim bay × 1,3 (ước tính)" in way


@pytest.mark.usefixtures("_at_home")
def test_a_command_takes_it_by_its_name_and_says_of_each_ward_by_what_walks_are_measured(
    tmp_path: Path,
) -> None:
    words = ["assess", embedded_city.KEY, "--year", "2025", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(truonglop, words)
    assert result.exit_code == 0, result.output
    tables = list((tmp_path / "out").glob("*.csv"))
    rows = [
        row
        for table in tables
        for row in csv.DictReader(table.read_text("utf-8-sig").splitlines())
        if "reasons" in row
    ]
    reasons = {row["ward_id"]: row["reasons"] for row in rows if row["level"] == "tieu_hoc"}
    assert len(reasons) == 168
    by_line = [text for text in reasons.values() if "đường chim bay × 1,3" in text]
    assert len(by_line) == 81
    assert sum("theo đường đi bộ" in text for text in reasons.values()) == 87


@pytest.mark.usefixtures("_at_home")
def test_a_folder_of_that_name_goes_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / embedded_city.KEY).mkdir()
    given = embedded_city.LocalityPath().convert(embedded_city.KEY, None, None)
    assert given == Path(embedded_city.KEY)


@pytest.mark.usefixtures("_at_home")
def test_the_app_opens_it_by_its_name_too() -> None:
    taken = next(one for one in serve.serve.params if one.name == "folder").type
    assert taken.convert(embedded_city.KEY, None, None) == embedded_city.folder()


@pytest.mark.usefixtures("_at_home")
def test_it_is_written_once() -> None:
    place = embedded_city.folder()
    before = (place / "locality.yaml").stat().st_mtime_ns
    assert embedded_city.folder() == place
    assert (place / "locality.yaml").stat().st_mtime_ns == before
