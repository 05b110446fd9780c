"""The commands of the norms over a locality's own figures."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click
from click.testing import CliRunner

from spatial import norms
from spatial.commands import norms as cli_norms


def run(command: click.Command, *words: str, lang: str = "vi") -> str:
    done = CliRunner().invoke(command, words, obj=lang, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_profile_of_ones_own_may_let_floor_stand_for_land(tmp_path: Path) -> None:
    file = tmp_path / "rieng.yaml"
    profile = dataclasses.replace(norms.shipped("quan12-2024"), name="rieng", floor_rate=0.5)
    file.write_text(norms.write_profile(profile), encoding="utf-8")
    said = run(
        next(command for command in cli_norms.COMMANDS if command.name == "compare"),
        "--profile", "quan12-2024", "--profile", str(file),
    )  # fmt: skip
    # the embedded district tells no floor: the choice differs, no figure does
    assert "đất thiếu" not in said
