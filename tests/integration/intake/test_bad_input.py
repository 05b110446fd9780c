"""Bad input: every fault at once, each with its place, value, expectation and remedy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pytest
from locality import Locality, collection

from spatial import cli, intake, words
from spatial.errors import Fault, InputFaults, Severity, told_once

BOTH = pytest.mark.parametrize("lang", words.LANGUAGES)
Place = tuple[str, str | None, int | None, str | None, str | None]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One way to spoil a locality and the places of the faults it must give."""

    name: str
    spoil: Callable[[Locality], object]
    faults: set[Place]


def _set(table: str, row: int, column: str, value: object) -> Callable[[Locality], object]:
    return lambda town: getattr(town, table)[row].__setitem__(column, value)


def _drop(table: str, column: str) -> Callable[[Locality], object]:
    return lambda town: [row.pop(column) for row in getattr(town, table)]


# Rows as the user counts them: the header of a table is row 1, a map layer begins with feature 1.
CASES = (
    Case(
        name="missing file",
        spoil=lambda town: town.without.add("residents"),
        faults={("missing_table", None, None, None, "residents")},
    ),
    Case(
        name="missing column",
        spoil=_drop("school_levels", "rooms"),
        faults={("missing_column", "school_levels.csv", None, "rooms", None)},
    ),
    Case(
        name="missing column of a map layer",
        spoil=_drop("wards", "ward_id"),
        faults={("ward_codes_needed", "wards.geojson", None, "ward_id", None)},
    ),
    Case(
        name="ward without residents",
        spoil=lambda town: town.residents.__delitem__(slice(0, 18)),
        faults={("no_residents", "residents.csv", None, None, "Phường Tây (00001)")},
    ),
    Case(
        name="ward with residents of zero",
        spoil=lambda town: [row.update(people=0) for row in town.residents[18:]],
        faults={("no_residents", "residents.csv", None, None, "Phường Đông (00002)")},
    ),
    Case(
        name="school outside all wards",
        spoil=lambda town: town.schools[1].update(lon=107.5),
        faults={("school_outside", "schools.csv", 3, None, "b")},
    ),
    Case(
        name="longitude and latitude no degrees",
        spoil=lambda town: town.schools[0].update(lon="x", lat=95),
        faults={
            ("not_degrees", "schools.csv", 2, "lon", "x"),
            ("not_degrees", "schools.csv", 2, "lat", "95"),
        },
    ),
    Case(
        name="unknown level",
        spoil=_set("school_levels", 1, "level", "cap_5"),
        faults={("unknown_level", "school_levels.csv", 3, "level", "cap_5")},
    ),
    Case(
        name="negative rooms",
        spoil=_set("school_levels", 2, "rooms", -3),
        faults={("too_small", "school_levels.csv", 4, "rooms", "-3")},
    ),
    Case(
        name="text rooms",
        spoil=_set("school_levels", 0, "rooms", "nhiều"),
        faults={("not_number", "school_levels.csv", 2, "rooms", "nhiều")},
    ),
    Case(
        name="part of a room",
        spoil=_set("school_levels", 0, "rooms", "20.5"),
        faults={("not_whole", "school_levels.csv", 2, "rooms", "20.5")},
    ),
    Case(
        name="endless land",
        spoil=_set("school_levels", 0, "land_m2", "inf"),
        faults={("not_number", "school_levels.csv", 2, "land_m2", "inf")},
    ),
    Case(
        name="blank rooms",
        spoil=_set("school_levels", 0, "rooms", ""),
        faults={("blank", "school_levels.csv", 2, "rooms", "")},
    ),
    Case(
        name="duplicate ids",
        spoil=_set("schools", 2, "school_id", "a"),
        faults={
            ("duplicate", "schools.csv", 4, "school_id", "a"),
            ("unknown_reference", "school_levels.csv", 4, "school_id", "c"),
        },
    ),
    Case(
        name="duplicate wards",
        spoil=_set("wards", 1, "ward_id", "00001"),
        faults={
            ("duplicate", "wards.geojson", 2, "ward_id", "00001"),
            *(
                ("unknown_reference", "residents.csv", row, "ward_id", "00002")
                for row in range(20, 38)
            ),
        },
    ),
    Case(
        name="empty layer",
        spoil=lambda town: town.wards.clear(),
        faults={("empty", "wards.geojson", None, None, None)},
    ),
    Case(
        name="ward without a shape",
        spoil=_set("wards", 1, "geometry", None),
        faults={("wrong_shape", "wards.geojson", 2, None, "-")},
    ),
)


def places(faults: tuple[Fault, ...]) -> set[Place]:
    """Give code and place of every fault that stops the work."""
    return {
        (fault.code, fault.file, fault.row, fault.column, fault.value)
        for fault in faults
        if fault.severity is Severity.ERROR
    }


def run(monkeypatch: pytest.MonkeyPatch, *given: object) -> int:
    """Run the command line as the shell does and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["truonglop", *map(str, given)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_an_unspoilt_locality_has_no_fault(tmp_path: Path) -> None:
    network, faults = intake.inspect(Locality().write(tmp_path))
    assert network is not None
    assert places(faults) == set()
    assert len(network.schools) == 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_spoilt_locality_gives_exactly_its_faults(case: Case, tmp_path: Path) -> None:
    town = Locality()
    case.spoil(town)
    network, faults = intake.inspect(town.write(tmp_path))
    assert network is None
    assert places(faults) == case.faults


@BOTH
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_fault_says_what_where_expected_and_remedy(
    case: Case, lang: str, tmp_path: Path
) -> None:
    town = Locality()
    case.spoil(town)
    _, faults = intake.inspect(town.write(tmp_path))
    for fault in faults:
        what = fault.part("what", lang=lang)
        assert not fault.value or fault.value in what
        assert fault.column is None or fault.column in fault.say(lang=lang)
        assert fault.part("expected", lang=lang)
        assert fault.part("remedy", lang=lang)
        line = fault.say(lang=lang)
        assert fault.file is None or fault.file in line
        assert fault.row is None or str(fault.row) in line


@BOTH
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_command_line_ends_with_code_2_and_writes_nothing(
    case: Case,
    lang: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    town = Locality()
    case.spoil(town)
    folder, out = town.write(tmp_path / "in"), tmp_path / "out"
    assert run(monkeypatch, "--lang", lang, "check", folder) == 2
    said = capsys.readouterr().out
    assert run(monkeypatch, "--lang", lang, "assess", folder, "--out", out) == 2
    shouted = capsys.readouterr().err
    assert not out.exists()
    network, faults = intake.inspect(folder)
    assert network is None
    for severity, line in told_once(faults, lang=lang):  # those of many rows in one line
        if severity is Severity.ERROR:
            assert line in said
            assert line in shouted
    assert "Traceback" not in said + shouted


def test_faults_of_all_tables_come_at_once(tmp_path: Path) -> None:
    town = Locality()
    town.wards.append({"ward_id": "", "ward": "Phường Không Mã", "geometry": None})
    town.residents[0].update(people="đông")
    town.residents[1].update(ward_id="99999")
    town.schools[1].update(name="")
    town.school_levels[0].update(rooms=-1)
    town.school_levels[1].update(level="lop_6")
    town.school_levels[2].update(school_id="z")
    _, faults = intake.inspect(town.write(tmp_path))
    assert places(faults) == {
        ("blank", "wards.geojson", 3, "ward_id", ""),
        ("wrong_shape", "wards.geojson", 3, None, "-"),
        ("not_number", "residents.csv", 2, "people", "đông"),
        ("unknown_reference", "residents.csv", 3, "ward_id", "99999"),
        ("blank", "schools.csv", 3, "name", ""),
        ("too_small", "school_levels.csv", 2, "rooms", "-1"),
        ("unknown_level", "school_levels.csv", 3, "level", "lop_6"),
        ("unknown_reference", "school_levels.csv", 4, "school_id", "z"),
    }


def test_a_school_far_off_is_found_beside_text_in_another_table(tmp_path: Path) -> None:
    town = Locality()
    town.schools[0].update(lat=12.0)
    town.school_levels[1].update(rooms="?")
    _, faults = intake.inspect(town.write(tmp_path))
    assert places(faults) == {
        ("school_outside", "schools.csv", 2, None, "a"),
        ("not_number", "school_levels.csv", 3, "rooms", "?"),
    }


def test_a_shapefile_without_its_prj_has_no_crs(tmp_path: Path) -> None:
    folder = Locality(without={"wards"}).write(tmp_path)
    layer = gpd.GeoDataFrame.from_features(collection(Locality().wards), crs=4326)
    layer.to_file(folder / "wards.shp")
    (folder / "wards.prj").unlink()
    _, faults = intake.inspect(folder)
    assert ("missing_crs", "wards.shp", None, None, None) in places(faults)


def test_a_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as caught:
        intake.read_network(tmp_path / "nowhere")
    assert [fault.code for fault in caught.value.faults] == ["missing_folder"]


def test_a_file_that_is_no_map_is_unreadable_not_a_traceback(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path)
    (folder / "wards.geojson").write_text("{ this is no JSON", encoding="utf-8")
    _, faults = intake.inspect(folder)
    assert {(fault.code, fault.file) for fault in faults} == {("not_what_it_says", "wards.geojson")}


def _propose(folder: Path, **change: object) -> Path:
    row = {"proposal_id": "p1", "level": "tieu_hoc", "rooms": 30, "lon": 106.61, "lat": 10.81}
    place = folder / "proposals.csv"
    values = row | change
    text = ",".join(values) + "\n" + ",".join(str(value) for value in values.values()) + "\n"
    place.write_text(text, encoding="utf-8")
    return place


@BOTH
@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"lon": 109.9, "lat": 8.1}, "proposal_outside", id="in a river of nowhere"),
        pytest.param({"rooms": 0}, "too_small", id="no rooms"),
        pytest.param({"rooms": "ba mươi"}, "not_number", id="text rooms"),
        pytest.param({"level": "dai_hoc"}, "unknown_level", id="unknown level"),
        pytest.param({"lon": "gần chợ"}, "not_degrees", id="no degrees"),
    ],
)
def test_a_bad_proposal_ends_with_code_2_and_leaves_results_as_they_were(
    change: dict[str, object],
    code: str,
    lang: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, out = Locality().write(tmp_path / "in"), tmp_path / "out"
    out.mkdir()
    (out / "deficit.csv").write_text("kết quả cũ", encoding="utf-8")
    change = {key: f'"{value}"' if "," in str(value) else value for key, value in change.items()}
    file = _propose(tmp_path, **change)
    given = ("--lang", lang, "assess", folder, "--proposals", file, "--out", out)
    assert run(monkeypatch, *given) == 2
    blanks = {"least": 1, "once_vi": "", "once_en": ""}
    expected = words.say(f"fault.{code}.remedy", lang=lang, **blanks)
    assert expected in capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["deficit.csv"]
    assert (out / "deficit.csv").read_text(encoding="utf-8") == "kết quả cũ"


def test_faults_as_json_carry_every_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    town = Locality()
    town.school_levels[1].update(rooms="hai mươi")
    assert run(monkeypatch, "--lang", "en", "check", town.write(tmp_path), "--json") == 2
    said = json.loads(capsys.readouterr().out)
    faults = said if isinstance(said, list) else said["faults"]
    fault = next(fault for fault in faults if fault["code"] == "not_number")
    assert (fault["file"], fault["row"], fault["column"]) == ("school_levels.csv", 3, "rooms")
    assert fault["value"] == "hai mươi"
    assert fault["what"] == "“hai mươi” is not a number."
    assert fault["severity"] == "error"


def test_the_installed_program_itself_ends_with_code_2(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "spatial.cli", "check", tmp_path / "nowhere"],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
        check=False,
        timeout=120,
    )
    assert done.returncode == 2
    assert "nowhere" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
