"""``check`` finds the district clean and lists faults as records."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from spatial import cli


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.truonglop, list(arguments))


def test_check_finds_the_embedded_district_clean() -> None:
    result = _run("check")
    assert result.exit_code == 0
    assert "không có lỗi" in result.output


def test_check_lists_faults_as_records_for_programs(tmp_path: Path) -> None:
    result = _run("check", str(tmp_path / "nowhere"), "--json")
    assert result.exit_code == 2
    assert json.loads(result.output)["faults"][0]["code"] == "missing_folder"
