"""``assess`` writes every file and prints the figures."""

from pathlib import Path

from click.testing import CliRunner, Result

from spatial import cli


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.truonglop, list(arguments))


def test_assess_writes_every_file_and_prints_the_figures(tmp_path: Path) -> None:
    result = _run("assess", "--preset", "quan12-2024", "--out", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert len(list(tmp_path.iterdir())) == 9  # and the manifest
    assert "cần 4.746 phòng, có 3.111, thiếu 2.028" in result.output


def test_english_is_a_switch_away(tmp_path: Path) -> None:
    result = _run("--lang", "en", "assess", "--preset", "quan12-2024", "--out", str(tmp_path))
    assert "needs 4,746 rooms, has 3,111, 2,028 short" in result.output
