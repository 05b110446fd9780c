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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a submission, an annex and a workbook of a day in October."""
    place = tmp_path_factory.mktemp("made")
    file = place / "pa.csv"
    file.write_text(PROPOSALS, encoding="utf-8")
    kinds = ("--kind", "phu-luc", "--kind", "to-trinh", "--kind", "bang-tinh")
    asked = ("report", *kinds, "--proposals", str(file), "--out", str(place / "out"))
    run("--today", "2026-10-05", *asked)
    file.unlink()
    return place / "out"


def refused(*words: str) -> str:
    """Run a replay that ends with faults; return them."""
    done: Result = CliRunner().invoke(truonglop, ["--lang", "en", "replay", *words])
    assert isinstance(done.exception, UserError), done.output
    return done.exception.say(lang="en")


def test_the_same_bytes_are_made_on_another_day_in_another_folder(
    made: Path, tmp_path: Path
) -> None:
    said = run("replay", str(made / "manifest.json"), "--out", str(tmp_path / "again"))
    assert "Files with the same bytes: 3." in said
    for file in made.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()


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
