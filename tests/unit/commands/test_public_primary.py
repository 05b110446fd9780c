"""The command that prints the wards without enough public primary schools."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from towns import town

from spatial import Options, assess, public_primary
from spatial.cli import truonglop
from spatial.commands.public_primary import COLUMNS, lines, rows

ASKED = ("public-primary", "--year", "2023", "--units", "wards_2024")


def run(*words: str) -> Result:
    return CliRunner().invoke(truonglop, list(words), catch_exceptions=False)


@pytest.mark.parametrize(
    ("lang", "head", "pair"),
    [
        ("vi", "phường không đủ trường tiểu học công lập", "Thạnh Lộc: đã đăng 151,9, tính được"),
        ("en", "wards have not enough public primary schools", "Thạnh Lộc: printed 151.9, ours"),
    ],
)
def test_the_list_is_printed_with_its_tests_and_the_press_beside_it(
    lang: str, head: str, pair: str
) -> None:
    done = run("--lang", lang, *ASKED)
    assert done.exit_code == 0
    assert head in done.output
    assert pair in done.output
    assert "NQ 05/2023/NQ-HĐND" in done.output


def test_csv_json_and_screen_carry_the_same_figures(tmp_path: Path) -> None:
    printed = json.loads(run(*ASKED, "--json", "--out", str(tmp_path)).stdout)
    kept = json.loads((tmp_path / "public_primary.json").read_text(encoding="utf-8"))
    assert kept == printed
    text = (tmp_path / "public_primary.csv").read_text(encoding="utf-8-sig")
    table = list(csv.DictReader(text.splitlines()))
    assert tuple(table[0]) == COLUMNS
    for row, ward in zip(table, printed["wards"], strict=True):
        assert row["ward_id"] == ward["ward_id"]
        assert float(row["residents_per_room"]) == ward["residents_per_room"]
        assert int(row["rooms_to_add"]) == ward["rooms_to_add"]
    assert len(table) == 11


def test_a_locality_nobody_printed_shows_no_ratio_beside_its_own() -> None:
    found = public_primary.examine(assess(town(), Options(year=2030)))
    said = "\n".join(lines(found, lang="vi"))
    # two wards of 500 children: the first has 10 rooms, 50 a room; the second none, nobody near
    assert "500 trẻ tuổi tiểu học / 10 phòng của 1 trường = 50,0 trẻ/phòng" in said
    assert "tìm thêm 500 chỗ" in said
    assert "báo chí" not in said
    assert [row["published"] for row in rows(found)] == [None, None]


def test_a_year_without_figures_is_refused() -> None:
    done = CliRunner().invoke(truonglop, ["public-primary", "--year", "1990"])
    assert done.exit_code != 0
