"""``sessions`` answers how many rooms smaller classes and all-day teaching take."""

from __future__ import annotations

import csv
from pathlib import Path

from click.testing import CliRunner

from spatial.cli import truonglop

PLAN = ("--preset", "quan12-2024")


def run(*arguments: str, lang: str = "en") -> str:
    """Run a command that ends well; return what it said."""
    result = CliRunner().invoke(truonglop, ["--lang", lang, "sessions", *arguments, *PLAN])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_locality_comes_first_and_every_figure_can_be_redone() -> None:
    """58,089 x 0.855 / 817 = 60.8; 58,089 / 35 x 0.855 - 817 = 602.03; all day 842.69: 240 more."""
    line = run("--share-now", "71", "--preset", "quan12-2024").splitlines()[1]
    assert line.startswith("Whole locality: 58,089 pupils, 817 rooms: 28,595 seats at the norm")
    assert "29,494 pupils beyond them; 57,190 places in two shifts, 899 beyond those" in line
    assert "a class holds 60.8" in line
    assert "Classes of 35 take 603 more rooms, and 100 % two sessions 240 further ones." in line


def test_every_ward_and_year_stands_in_the_file(tmp_path: Path) -> None:
    run(
        "--share-now",
        "71",
        "--units",
        "wards_2024",
        "--year",
        "2030",
        "--year",
        "2025",
        "--out",
        str(tmp_path),
    )
    with (tmp_path / "sessions.csv").open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    assert len(rows) == 2 * (11 + 1)
    assert [row["year"] for row in rows] == ["2025"] * 12 + ["2030"] * 12
    whole = [row for row in rows if not row["ward_id"]]
    assert [row["pupils_beyond_seats"] for row in whole] == ["23928", "29494"]
    assert [row["ward"] for row in whole] == ["Whole locality"] * 2


def test_the_basis_of_the_pupils_is_named() -> None:
    assert "a straight line between two years" in run("--share-now", "71", "--year", "2025")
    assert "times their participation" in run("--share-now", "71", "--scenario", "base")


def test_vietnamese_never_says_without_a_place() -> None:
    said = run("--share-now", "71", lang="vi")
    assert "học sinh vượt sức chứa;" in said
    assert "không có chỗ" not in said


def test_the_former_name_of_the_share_is_understood_and_told_to_nobody() -> None:
    """The day that counts as today has that name; manifests written before give it."""
    assert run("--today", "71") == run("--share-now", "71")
    help_ = CliRunner().invoke(truonglop, ["sessions", "--help"]).output
    assert "--share-now" in help_
    assert "--today" not in help_
    missing = CliRunner().invoke(truonglop, ["--lang", "vi", "sessions"])
    assert missing.stderr.startswith("Thiếu --share-now.")
