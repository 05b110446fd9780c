"""The help of ``--limit`` tells the figures of the norms, not some of its own."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from spatial import norms, words
from spatial.commands.catchment import catchment_command
from spatial.records import LEVELS


@pytest.mark.parametrize("level", LEVELS)
def test_the_help_names_every_level_behind_its_own_longest_walk(level: str) -> None:
    said = " ".join(CliRunner().invoke(catchment_command, ["--help"], obj="vi").output.split())
    kilometres = f"{norms.longest_walk_m(level) / 1000:g} km "  # type: ignore[arg-type]
    group = said.partition(kilometres)[2].partition(";")[0].partition("]")[0]
    assert words.say(f"level.{level}", lang="vi") in group
