"""What a command of tables gives: sentences or JSON, and files with their manifest."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from towns import town

from spatial import assess
from spatial.commands import table_output
from spatial.records import Options

TABLES = {"rooms": pd.DataFrame({"school": ["A"], "rooms": [12]})}
FOUND = assess(town(), Options(year=2030))


def test_lines_are_said_and_nothing_is_written_without_a_folder(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table_output.give(TABLES, ["A: 12"], FOUND, lang="vi", as_json=False, out=None)
    assert capsys.readouterr().out == "A: 12\n"


def test_json_stands_in_place_of_the_lines(capsys: pytest.CaptureFixture[str]) -> None:
    table_output.give(TABLES, ["A: 12"], FOUND, lang="vi", as_json=True, out=None)
    assert json.loads(capsys.readouterr().out) == {"rooms": [{"school": "A", "rooms": 12}]}


def test_no_table_writes_no_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    table_output.give({}, ["none"], FOUND, lang="vi", as_json=False, out=out)
    assert not out.exists()
