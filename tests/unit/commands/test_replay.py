"""``replay`` makes the same bytes on another day in another folder, or says what differs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from command_line import run

from spatial.cli import truonglop
from spatial.errors import UserError

PROPOSALS = (
    "proposal_id,name,level,rooms,land_m2,lon,lat\n"
    "dx-1,Trường thử,tieu_hoc,30,12000,106.6421,10.8692\n"
)


# What is made in one run, and the endings of its files.
PAPERS = ("ra-soat", "phu-luc", "to-trinh", "dau-tu", "so-sanh", "bang-tinh", "ban-do", "lop")
RUNS = {
    "report": (
        ("report", *(word for kind in PAPERS for word in ("--kind", kind))),
        {".docx", ".xlsx", ".pdf", ".png", ".gpkg", ".qgz"},
    ),
    "dossier": (
        ("report", "--kind", "to-trinh", "--kind", "ban-do", "--kind", "lop", "--dossier"),
        {".zip"},
    ),
    "layers": (
        ("layers", "--format", "gpkg,qgis,geoparquet,geojson", "--crs", "vn2000"),
        {".gpkg", ".qgz", ".parquet", ".geojson"},
    ),
}


def made_once(place: Path, name: str) -> Path:
    """Make the files of a run on a day in October, from proposals that are gone afterwards."""
    file = place / "pa.csv"
    file.write_text(PROPOSALS, encoding="utf-8")
    asked = (*RUNS[name][0], "--proposals", str(file), "--out", str(place / "out"))
    run("--today", "2026-10-05", *asked)
    file.unlink()
    return place / "out"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an annex of a day in October."""
    out = tmp_path_factory.mktemp("made") / "out"
    run("--today", "2026-10-05", "report", "--kind", "phu-luc", "--out", str(out))
    return out


def refused(*words: str) -> str:
    """Run a replay that ends with faults; return them."""
    done: Result = CliRunner().invoke(truonglop, ["--lang", "en", "replay", *words])
    assert isinstance(done.exception, UserError), done.output
    return done.exception.say(lang="en")


@pytest.mark.parametrize("name", RUNS)
def test_every_format_is_made_again_byte_by_byte_on_another_day_in_another_folder(
    name: str, tmp_path: Path
) -> None:
    files = sorted(made_once(tmp_path, name).iterdir())
    said = run("replay", str(tmp_path / "out" / "manifest.json"), "--out", str(tmp_path / "again"))
    assert f"Files with the same bytes: {len(files) - 1}." in said  # all but the manifest
    assert {file.suffix for file in files if file.name != "manifest.json"} == RUNS[name][1]
    for file in files:
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes(), file.name


def test_what_differs_is_named(made: Path, tmp_path: Path) -> None:
    tree = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    tree["program"] = "0.0.1"
    tree["files"]["phu-luc.docx"] = "0" * 64
    tree["locality"]["files"].pop("CHECKSUMS")
    tree["command"] = ["report", "--kind", "phu-luc"]
    tree["norms"][0]["value"] = 1
    other = tmp_path / "manifest.json"
    other.write_text(json.dumps(tree), encoding="utf-8")
    said = refused(str(other))
    assert "Another program: 0.0.1 then" in said
    assert "Other data: CHECKSUMS" in said
    assert "Another norm: " in said
    assert "Made again, another file: phu-luc.docx (000000000000" in said


@pytest.mark.parametrize("command", [["serve"], ["fetch", "--out", "x"], []])
def test_a_manifest_of_another_command_is_not_run(
    made: Path, tmp_path: Path, command: list[str]
) -> None:
    tree = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    other = tmp_path / "manifest.json"
    other.write_text(json.dumps({**tree, "command": command}), encoding="utf-8")
    assert "which is not run again" in refused(str(other))


def test_a_locality_that_is_not_carried_is_asked_for(made: Path, tmp_path: Path) -> None:
    tree = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    other = tmp_path / "manifest.json"
    other.write_text(json.dumps({**tree, "command": ["report", "{folder}"]}), encoding="utf-8")
    assert "not carried with the program" in refused(str(other))
