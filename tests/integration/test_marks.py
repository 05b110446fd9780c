"""Figures nobody counted at a real, named school carry their mark in every file and every line."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from spatial import read_network, words
from spatial.cli import truonglop
from spatial.network import MARK

TOLD = {lang: words.say("explain.apportioned", lang=lang) for lang in words.LANGUAGES}
LANG = "vi"
SCHOOL = "w327442182"  # Trường Tiểu học Hà Huy Giáp
ASKED = {
    "assess": "assess --preset quan12-2024",
    "catchment": "catchment --level tieu_hoc --model nearest_first --preset quan12-2024",
    "areas": "catchment --level thcs --model best --areas --preset quan12-2024",
    "zones": "zones --level thpt --time 60 --last {out}/last.csv --preset quan12-2024",
    "access": "access --level tieu_hoc --preset quan12-2024",
    "recommend": "recommend --budget 90 --level thcs --time-limit 600 --preset quan12-2024"
    " --force extend:n5238876221.thcs:thcs:1",
    "project": "project --to 2030 --paths 2 --preset quan12-2024",
    "public_primary": "public-primary --year 2023 --units wards_2024",
}
SPOKEN = {
    "catchment": "catchment --level tieu_hoc --preset quan12-2024",
    "bridges": f"bridges --level tieu_hoc --year 2025 --school {SCHOOL} --preset quan12-2024",
    "norms": "norms --schools",
    "recommend": "recommend --budget 90 --level thcs --time-limit 600 --out {out}",
}


@pytest.fixture(scope="module")
def schools() -> tuple[set[str], set[str]]:
    """Give codes and names of the real schools whose figures are shares."""
    town = read_network()
    codes = {school for school, _ in town.apportioned}
    assert SCHOOL in codes
    assert len(codes) == 49  # every school OpenStreetMap has
    return codes, {str(town.schools["name"][code]) for code in codes}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Run the commands on the embedded district and list what they wrote."""
    home = tmp_path_factory.mktemp("marks")
    (home / "last.csv").write_text("cell_id,school_id\n", encoding="utf-8")
    for run, asked in ASKED.items():
        told = asked.format(out=home).split()
        result = CliRunner().invoke(truonglop, ["--lang", LANG, *told, "--out", str(home / run)])
        assert result.exit_code == 0, result.output
    return sorted(home.glob("*/*.*"))


def rows(file: Path) -> Iterator[str]:
    """Give what a file says row by row, feature by feature, entry by entry."""
    if file.suffix == ".csv":
        text = file.read_text(encoding="utf-8-sig")
        yield from (" | ".join(row) for row in csv.reader(io.StringIO(text)))
    elif file.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(file).worksheets[0]
        yield from (" | ".join(map(str, row)) for row in sheet.iter_rows(values_only=True))
    else:
        tree = json.loads(file.read_text(encoding="utf-8"))
        for entry in tree.get("features", tree.get("projects", [])):
            yield json.dumps(entry.get("properties", entry), ensure_ascii=False)


def test_no_file_gives_a_real_schools_share_without_the_mark(
    files: list[Path], schools: tuple[set[str], set[str]]
) -> None:
    codes, names = schools
    met = set()
    for file in files:
        if file.name == "proposals.geojson":
            continue  # what the planner proposes: his own figures
        for row in rows(file):
            if any(name in row for name in names | codes):
                met.add(file.name)
                assert TOLD[LANG] in row, (file.name, row)
    assert {
        "schools.geojson",
        "flows.csv",
        "flows_lines.geojson",
        "load.csv",
        "load.geojson",
        "displaced.csv",
        "rooms.csv",
        "areas.geojson",
        "zones.csv",
        "zones.geojson",
        "investment.csv",
        "investment.geojson",
        "investment.xlsx",
        "siting.json",
    } <= met


@pytest.mark.parametrize("asked", SPOKEN.values(), ids=SPOKEN)
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_no_line_tells_a_real_schools_share_without_the_mark(
    asked: str, lang: str, schools: tuple[set[str], set[str]], tmp_path: Path
) -> None:
    told = asked.format(out=tmp_path / "out").split()
    said = CliRunner().invoke(truonglop, ["--lang", lang, *told]).stdout
    for name in schools[1]:
        for line in said.splitlines():
            assert f"{name} {MARK}" in line or name not in line, line
    assert f"{MARK} {TOLD[lang]}" in said or asked.startswith("recommend")


def test_a_filled_template_says_which_of_its_figures_are_shares(tmp_path: Path) -> None:
    for name in ("mau.zip", "mau.xlsx"):
        asked = ["--lang", LANG, "template", "--filled", "--out", str(tmp_path / name)]
        assert CliRunner().invoke(truonglop, asked).exit_code == 0
    with zipfile.ZipFile(tmp_path / "mau.zip") as packed:
        texts = [packed.read(one).decode("utf-8-sig") for one in packed.namelist()]
    assert any(TOLD[LANG] in text for text in texts)
    book = openpyxl.load_workbook(tmp_path / "mau.xlsx")
    cells = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert any(TOLD[LANG] in cell for cell in cells)
