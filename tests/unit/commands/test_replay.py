"""``replay`` makes the same bytes on another day in another folder, or says what differs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from command_line import run, writing_commands
from locality import Locality
from papers import letters

from spatial.cli import truonglop
from spatial.commands.replay import REPLAYED
from spatial.errors import UserError
from spatial.intake.apart import read_proposals
from spatial.scenario import Scenario
from spatial.store import Workspace

PROPOSALS = (
    "proposal_id,name,level,rooms,land_m2,lon,lat\n"
    "dx-1,Trường thử,tieu_hoc,30,12000,106.6121,10.8092\n"
)
PAPERS = (
    "ra-soat",
    "phu-luc",
    "to-trinh",
    "dau-tu",
    "tuyen-sinh",
    "so-sanh",
    "bao-cao-nam",
    "bang-tinh",
)
SHEETS = ("ban-do", "atlas", "lop")


def kinds(*names: str) -> tuple[str, ...]:
    """Ask for documents."""
    return tuple(word for name in names for word in ("--kind", name))


# What is run in a small town, what it is given besides, and the endings of what it writes.
RUNS: dict[str, tuple[tuple[str, ...], bool, set[str]]] = {
    "documents": (("report", *kinds(*PAPERS)), True, {".docx", ".xlsx"}),
    "sheets": (("report", *kinds(*SHEETS)), True, {".pdf", ".png", ".gpkg", ".qgz"}),
    "dossier": (("report", *kinds("ra-soat", "ban-do", "lop"), "--dossier"), True, {".zip"}),
    "layers": (
        ("layers", "--format", "gpkg,qgis,geoparquet,geojson", "--crs", "vn2000"),
        True,
        {".gpkg", ".qgz", ".parquet", ".geojson"},
    ),
    "assess": (("assess", "--scenario", "base"), True, {".csv", ".geojson", ".json"}),
    "recommend": (
        ("recommend", "--years=2025", "--level=tieu_hoc", "--budget=900", "--grid=900",
         "--time-limit=600"),
        False,
        {".csv", ".geojson", ".json", ".xlsx"},
    ),
    "project": (("project", "--to", "2028", "--paths", "20"), False, {".csv", ".geojson", ".json"}),
    "catchment": (("catchment", "--level", "tieu_hoc"), False, {".csv", ".geojson"}),
    "access": (("access", "--level", "tieu_hoc"), False, {".csv", ".geojson"}),
    "zones": (("zones", "--level", "tieu_hoc", "--time", "600"), False, {".csv", ".geojson"}),
    "cover": (
        ("cover", "--level", "tieu_hoc", "--grid", "900", "--max-schools", "2"),
        False,
        {".csv", ".geojson", ".json"},
    ),
    "sessions": (("sessions", "--share-now", "60"), True, {".csv"}),
    "norm-checks": (("norm-checks", "--mergers"), True, {".csv"}),
    "public-primary": (("public-primary",), True, {".csv", ".json"}),
    "progress": (("progress", "--locality", "duc_pho"), True, {".csv", ".json", ".docx"}),
    "map": (("map",), True, {".html"}),
}  # fmt: skip


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


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a town of two wards and three schools."""
    return Locality().write(tmp_path_factory.mktemp("town") / "thi-tran")


def again(first: Path, town: Path, place: Path) -> None:
    """Make files again in another year, from a town that lies elsewhere, and compare them."""
    (told,) = first.glob("*manifest.json")
    elsewhere = shutil.copytree(town, place / "noi-khac" / town.name)
    asked = ("replay", str(told), str(elsewhere), "--out", str(place / "again"))
    said = run("--today", "2028-02-29", *asked)
    assert f"Files with the same bytes: {len([*first.iterdir()]) - 1}." in said
    for file in first.iterdir():
        assert (place / "again" / file.name).read_bytes() == file.read_bytes(), file.name


@pytest.mark.parametrize("name", RUNS)
def test_every_format_is_made_again_byte_for_byte_on_another_day_in_another_folder(
    name: str, town: Path, tmp_path: Path
) -> None:
    words, proposed, endings = RUNS[name]
    file, out = tmp_path / "pa.csv", tmp_path / "out"
    file.write_text(PROPOSALS, encoding="utf-8")
    given = ("--proposals", str(file)) if proposed else ()
    target = out / "ban-do.html" if words[0] == "map" else out
    run("--today", "2026-10-05", words[0], str(town), *words[1:], *given, "--out", str(target))
    file.unlink()
    made = [one for one in out.iterdir() if "manifest" not in one.name]
    assert {one.suffix for one in made} == endings
    again(out, town, tmp_path)


@pytest.mark.parametrize(
    ("asked", "name"), [(("calendar", "duc_pho"), "lich.ics"), (("crosswalk",), "quy-doi.csv")]
)
def test_the_one_file_of_a_command_is_made_again(
    asked: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    run("--today", "2026-10-05", *asked, "--out", str(tmp_path / name))
    told = tmp_path / f"{name}.manifest.json"
    run("--today", "2028-02-29", "replay", str(told), "--out", str(tmp_path / "again"))
    assert (tmp_path / "again" / name).read_bytes() == (tmp_path / name).read_bytes()


def test_a_scenario_of_the_store_is_carried_along(
    town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store is another one when the files are made again: nothing of it is asked."""
    (tmp_path / "pa.csv").write_text(PROPOSALS, encoding="utf-8")
    scenario = Scenario(name="Phương án 1/2")
    for proposal in read_proposals(tmp_path / "pa.csv"):
        scenario = scenario.put(proposal)
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))
    Workspace().save("abc", scenario, locality=town.name)
    words = ("report", str(town), *kinds("to-trinh", "so-sanh"), "--scenario", "phương án 1/2")
    run("--today", "2026-10-05", *words, "--out", str(tmp_path / "out"))
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "none"))
    assert "phương án 1-2" in letters((tmp_path / "out/so-sanh.docx").read_bytes())
    again(tmp_path / "out", town, tmp_path)


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


INPUTS = "what it writes are tables to be filled, mended or read in, the office's own from then on"
# Commands that write files and are not run again, with the reason.
NOT_RUN_AGAIN = {
    "batch": "its folder keeps every job with its command and its hash, and runs what is missing",
    "check": INPUTS,
    "compare-lists": "tells two lists of schools apart, which are whole folders of somebody's",
    "developments": INPUTS,
    "fetch": "asks other machines, which answer otherwise another day",
    "start": INPUTS,
    "template": INPUTS,
}


def test_every_command_that_writes_files_is_run_again_or_is_named_with_its_reason() -> None:
    assert writing_commands() - {"replay"} == REPLAYED | NOT_RUN_AGAIN.keys()
    assert not REPLAYED & NOT_RUN_AGAIN.keys()
