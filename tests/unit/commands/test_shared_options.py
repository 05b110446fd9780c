"""What the commands share: profiles by name, by day or by file; a level, a year, a walk."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from towns import town

from spatial import norms
from spatial.cli import truonglop
from spatial.commands.shared_options import rules_of
from spatial.errors import UserError


def test_a_profile_is_known_by_its_name_and_by_a_day() -> None:
    assert rules_of("quan12-2024").profile == "quan12-2024"
    assert rules_of("quan12-2024@2027-01-01").on == date(2027, 1, 1)
    assert rules_of("quan12-2024", on=date(2027, 1, 1)).on == date(2027, 1, 1)


def test_a_profile_is_read_from_a_file_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "rieng.yaml"
    own = dataclasses.replace(norms.shipped("quan12-2024"), name="rieng")
    file.write_text(norms.write_profile(own), encoding="utf-8")
    assert rules_of(str(file)).profile == "rieng"


def test_a_name_nobody_ships_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    for given, code in (("nowhere", "profile_unknown"), (str(tmp_path / "x.yaml"), "missing_file")):
        with pytest.raises(UserError) as problem:
            rules_of(given)
        assert problem.value.faults[0].code == code


@pytest.mark.parametrize("command", ["catchment", "access", "zones"])
@pytest.mark.parametrize(
    "given", [["--limit", "0"], ["--limit", "nan"], ["--year", "12"], ["--level", "dai_hoc"]]
)
def test_an_option_out_of_bounds_is_refused_by_every_command_that_shares_it(
    command: str, given: list[str]
) -> None:
    assert CliRunner().invoke(truonglop, [command, *given]).exit_code == 2


def test_a_town_without_streets_is_told_that_its_walks_are_estimated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = dataclasses.replace(town(), streets=None, cell_node=None, cell_snap_m=None)
    monkeypatch.setattr("spatial.intake.read_network", lambda _: bare)
    asked = ["--lang", "en", "access", "--level", "tieu_hoc", "--measure", "coverage"]
    done = CliRunner().invoke(truonglop, asked, catch_exceptions=False)
    assert done.exit_code == 0
    assert "1.3" in done.stderr
