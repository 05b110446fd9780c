"""``bridges`` prints the sums between figures of nearly the same name."""

from __future__ import annotations

from click.testing import CliRunner

from spatial.cli import truonglop


def run(*arguments: str, lang: str = "en") -> str:
    """Run a command that ends well; return what it said."""
    result = CliRunner().invoke(truonglop, ["--lang", lang, "bridges", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_figures_an_audit_met_stand_in_one_column() -> None:
    said = run("--preset", "quan12-2024", "--limit", "1000", "--school", "w327442182")
    for figure in ("30,856", "−1,362", "29,494", "36,483", "37,678", "1,768", "805", "5,795"):
        assert figure in said
    assert "= " + f"{'29,494':>10}" + "  pupils beyond the seats at the norm" in said


def test_it_speaks_vietnamese() -> None:
    said = run("--year", "2025", lang="vi")
    assert "57.990  học sinh dự báo" in said
    assert "(đi bao xa cũng được)" in said
