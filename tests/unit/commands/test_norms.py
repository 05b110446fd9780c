"""The law of a day."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from command_line import run_alone

from spatial.commands.norms import norms


def test_the_law_of_a_day_is_listed_with_its_clauses() -> None:
    said = run_alone(
        norms, "--on", "2025-01-31", "--area", "urban_special", "--level", "tieu_hoc",
        "--topic", "land_per_pupil_m2",
    )  # fmt: skip
    assert "tiểu học (đô thị loại III trở lên): 6 m²/học sinh [Đ.9 k.3 (sửa đổi)" in said
    assert len(said.splitlines()) == 2


def test_a_change_of_law_is_said_in_sentences() -> None:
    said = run_alone(
        norms, "--on", "2026-12-31", "--to", "2027-01-01", "--topic", "radius_m",
        "--area", "urban_special", lang="en",
    )  # fmt: skip
    assert "from 500 to 1,000 m" in said


def test_a_profile_lists_its_norms_as_json_too() -> None:
    rows = json.loads(run_alone(norms, "--profile", "quan12-2024", "--json"))
    assert {row["value"] for row in rows} >= {"300", "0,6", "35"}


def test_the_page_in_docs_is_the_one_the_files_make(root: Path) -> None:
    text = (root / "docs" / "norms.md").read_text(encoding="utf-8")
    assert run_alone(norms, "--page") == text


def test_today_is_the_day_where_none_is_given() -> None:
    assert "300" in run_alone(norms, "--topic", "rooms_per_10k")


def test_a_folder_without_a_question_is_refused_in_words() -> None:
    done = CliRunner().invoke(norms, ["somewhere"], obj="vi")
    assert done.exit_code == 2
    assert "--schools" in done.output
