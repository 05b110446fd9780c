"""The state of the data through the command, and of the illustration."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from click.testing import CliRunner
from locality import Locality

from spatial.cli import truonglop
from spatial.intake import embedded, examine
from spatial.intake.report import health, health_sentences
from spatial.records import Kind

TODAY = date(2026, 11, 22)


def test_the_illustration_has_nothing_odd_and_says_what_it_estimates() -> None:
    found = health.examine(examine(embedded()), today=TODAY)
    assert (found.placeless, found.landless, found.childless) == ((), (), {})
    assert [one for one in found.balances if one.odd] == []
    assert found.kinds["school_levels"][Kind.ESTIMATED] > 0
    record = health_sentences.as_record(found)
    assert record["unable"] == list(found.unable)


def test_the_command_prints_the_state_and_hands_it_to_programs(tmp_path: Path) -> None:
    folder = str(Locality().write(tmp_path))
    said = CliRunner().invoke(truonglop, ["check", folder]).output
    assert "Chất lượng dữ liệu:" in said
    assert "Dân số: số liệu mới nhất năm 2025" in said
    record = json.loads(CliRunner().invoke(truonglop, ["check", folder, "--json"]).output)
    assert {"table": "school_levels", "column": "rooms", "rows": 3, "filled": 3} in record[
        "health"
    ]["filled"]
