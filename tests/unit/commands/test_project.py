"""``project``: pupils with their range, what the forecast says of itself, all files or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from towns import town

from spatial.cli import truonglop
from spatial.errors import UserError


@pytest.fixture(autouse=True)
def _a_town(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand the command a town of two wards instead of files."""
    monkeypatch.setattr("spatial.intake.read_network", lambda _: town())


def run(*given: str) -> Result:
    asked = ["--lang", "en", "project", *given]
    return CliRunner().invoke(truonglop, asked, catch_exceptions=False)


def test_every_file_is_written_and_the_pupils_of_the_year_are_said(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("--to", "2030", "--year", "2025", "--paths", "5", "--out", str(out))
    assert done.exit_code == 0
    assert len(list(out.iterdir())) == 9
    lines = done.output.splitlines()
    assert "764" in lines[2]  # lower secondary: 2 x 4 x 100 children x 95.5 %
    assert lines[4].startswith("Nursery (under 3, 2025): 166 children, needs 9 rooms")
    assert lines[5].startswith("Preschool 2030: the published 1,000 lies above the forecast's")
    assert any(line.startswith("Only one year is known") for line in lines[6:])


def test_a_register_file_is_read_for_the_wards_of_the_town(tmp_path: Path) -> None:
    registers = tmp_path / "so-lop.csv"
    rows = [f"{ward},2025,{grade},90" for ward in ("w00", "w10") for grade in range(1, 13)]
    registers.write_text("ward_id,year,grade,pupils\nnowhere,2025,1,5\n" + "\n".join(rows))
    with pytest.raises(UserError) as problem:
        run("--registers", str(registers), "--out", str(tmp_path / "out"))
    assert "nowhere" in problem.value.say(lang="en")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("given", [["--paths", "0"], ["--scenario", "published"], ["--to", "9"]])
def test_what_it_cannot_take_ends_with_code_2(given: list[str], tmp_path: Path) -> None:
    assert run(*given, "--out", str(tmp_path / "out")).exit_code == 2
    assert not (tmp_path / "out").exists()


def test_a_scenario_neither_of_pupils_nor_saved_is_named_with_those_there_are(
    tmp_path: Path,
) -> None:
    with pytest.raises(UserError) as problem:
        run("--scenario", "dream", "--out", str(tmp_path / "out"))
    (fault,) = problem.value.faults
    assert (fault.code, fault.value) == ("saved_scenario_unknown", "dream")
    assert "published, low, base, high, own" in problem.value.say(lang="en")
    assert not (tmp_path / "out").exists()


def test_an_outlook_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as problem:
        run("--outlook", str(tmp_path / "none.yaml"), "--out", str(tmp_path / "out"))
    assert problem.value.faults[0].code == "missing_file"
    assert not (tmp_path / "out").exists()
