"""``crosswalk``: what became of every ward of a town that was joined by columns."""

from __future__ import annotations

from pathlib import Path

import command_line
import pytest
from click.testing import CliRunner
from locality import Locality
from towns import town

from spatial import intake
from spatial.cli import truonglop
from spatial.errors import InputFaults, UserError
from spatial.intake.single import manifests


@pytest.fixture(autouse=True)
def _a_town(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand the command a town of two columns of two wards instead of files."""
    monkeypatch.setattr("spatial.intake.read_network", lambda _: town(rows=2))


def run(*given: str) -> str:
    asked = ["--lang", "en", "crosswalk", *given]
    return CliRunner().invoke(truonglop, asked, catch_exceptions=False).output


@pytest.mark.parametrize("basis", ["people", "area"])
def test_every_old_ward_goes_whole_to_the_one_it_was_joined_to(basis: str, tmp_path: Path) -> None:
    out = tmp_path / "walk.csv"
    said = run("--by", basis, "--out", str(out))
    assert said.count("100") == 4
    head, *lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert head == "old_id,new_id,amount,share"
    rows = [line.split(",") for line in lines]
    assert [(row[0], row[1]) for row in rows] == [
        ("w00", "m0"), ("w01", "m0"), ("w10", "m1"), ("w11", "m1"),
    ]  # fmt: skip
    assert [float(row[3]) for row in rows] == pytest.approx([1, 1, 1, 1])
    # a hundred of each age from 0 to 17, or a square kilometre
    amount = 1_800 if basis == "people" else 1e6
    assert [float(row[2]) for row in rows] == pytest.approx([amount] * 4)


def test_back_from_the_new_wards_each_is_halved() -> None:
    said = run("--old", "merged", "--new", "wards")
    assert said.count("50") == 4


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["--old", "villages"], "units_unknown"),
        (["--old", "wards", "--new", "wards"], "one_set_of_wards"),
    ],
)
def test_sets_that_are_none_or_the_same_are_refused(
    given: list[str], code: str, tmp_path: Path
) -> None:
    out = tmp_path / "walk.csv"
    with pytest.raises(UserError) as problem:
        run(*given, "--out", str(out))
    assert problem.value.faults[0].code == code
    assert not out.exists()


def test_areas_ask_for_wards_alone(tmp_path: Path) -> None:
    for name in ("wards_2024", "wards_2025"):
        Locality(without={"residents", "schools", "school_levels"}).write(tmp_path)
        (tmp_path / "wards.geojson").rename(tmp_path / f"{name}.geojson")
    said = run(str(tmp_path), "--by", "area")
    assert said.count("100.00 %") == 2
    (tmp_path / "wards_2025.geojson").write_text("{", encoding="utf-8")
    with pytest.raises(InputFaults) as stop:
        run(str(tmp_path), "--by", "area")
    assert {fault.file for fault in stop.value.faults} == {"wards_2025.geojson"}


def test_without_a_folder_the_manifest_says_which_files_were_read(tmp_path: Path) -> None:
    out = tmp_path / "walk.csv"
    assert command_line.run("crosswalk", "--out", str(out))
    told = manifests.read_manifest(tmp_path / "walk.csv.manifest.json")
    assert told.locality == manifests.digests(intake.embedded())
    assert told.locality
