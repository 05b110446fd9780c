"""A command of one level says what its walks and figures rest on, and marks what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import rows, run
from locality import Locality

from spatial.commands.assessment_request import AssessmentRequest
from spatial.commands.level_request import LevelRequest

COMMANDS = ["access", "catchment", "zones"]


@pytest.mark.parametrize("name", COMMANDS)
def test_walks_without_streets_are_told_to_be_estimates(name: str, tmp_path: Path) -> None:
    folder = Locality().write(tmp_path / "town")
    said = run(name, str(folder), "--level", "tieu_hoc")
    assert "Distances are estimated (straight line × 1.3)." in said


def test_the_question_of_a_level_has_its_seats_and_no_other_level_s(tmp_path: Path) -> None:
    """Of 20 primary rooms and 24 and 30 of other levels: 20 × 35 seats."""
    folder = Locality().write(tmp_path / "town")
    asked = LevelRequest(
        of=AssessmentRequest(folder=folder, year=2025),
        level="tieu_hoc",
        limit_m=None,
        out=None,
    ).ask("en")
    assert asked.question.seats.sum() == 700
    assert asked.named("best", "en")["level"] == "Primary"
    run("catchment", str(folder), "--level", "tieu_hoc", "--out", str(tmp_path / "out"))
    assert [row["school_id"] for row in rows(tmp_path / "out" / "load.csv")] == ["a"]
