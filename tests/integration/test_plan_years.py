"""The year of each of the five plans: its folder is begun, read, and told as its yearly report."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from docx import Document

from spatial import intake
from spatial.cli import truonglop
from spatial.targets.pack import localities, pack

# The year of each plan's first report, how many rows its own figures fill, and a line of it.
YEARS = {
    "quan12": (
        2025,
        8,
        "THPT 424 phòng, 86.407\u00a0m² đất; cộng 3.111 phòng, 635.698\u00a0m² đất.",
    ),
    "hcmc": (2024, 2, "294 (2023); nhập: dtinews; VnExpress 12-3-2024"),
    "duc_pho": (2025, 0, "309 phòng (2030)"),
    "binh_thanh": (2025, 0, "4.500 phòng toàn thành phố (2025)"),
    "quan11": (2021, 44, "83,09 (2020); nhập: Kế hoạch, mục Bảng"),
}


def run(*words: str) -> str:
    result = CliRunner().invoke(truonglop, [*words])
    assert result.exit_code == 0, result.output
    return result.output


def text_of(file: Path) -> str:
    document = Document(io.BytesIO(file.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_every_plan_has_its_year() -> None:
    assert set(YEARS) == set(localities())


@pytest.mark.parametrize("name", YEARS)
def test_a_plan_s_folder_opens_and_gives_its_yearly_report(name: str, tmp_path: Path) -> None:
    year, filled, line = YEARS[name]
    place, papers = tmp_path / name, tmp_path / "van-ban"
    said = run("start", "--plan", name, "--year", str(year), "--out", str(place))
    assert f"{pack(name).name['vi']}: {filled} dòng điền từ kế hoạch" in said
    town = intake.read_network(place)
    assert town.locality.key == name
    assert list(town.wards(None).index) == list(pack(name).communes)
    assert len(town.progress) + len(town.stock) + len(town.pupils) == filled
    run("report", str(place), "--kind", "bao-cao-nam", "--year", str(year), "--out", str(papers))
    told = text_of(papers / "bao-cao-nam.docx")
    assert f"{pack(name).name['vi']} năm {year}" in told
    assert line in told


def test_a_result_filled_in_stands_in_the_report_with_its_source(tmp_path: Path) -> None:
    """Đức Phổ aims at 35 % of the nursery ages by 2030; 28 % are told for 2026."""
    place, papers = tmp_path / "duc-pho", tmp_path / "van-ban"
    run("start", "--plan", "duc_pho", "--year", "2026", "--out", str(place))
    table = pd.read_csv(place / "progress.csv", encoding="utf-8-sig", dtype=str)
    mine = table["indicator"] == "enrolment_nursery"
    assert mine.sum() == 1
    table.loc[mine, ["value", "kind", "source"]] = ["28", "surveyed", "BC 12/2026"]
    table.to_csv(place / "progress.csv", index=False, encoding="utf-8-sig")
    run("report", str(place), "--kind", "bao-cao-nam", "--year", "2026", "--out", str(papers))
    told = text_of(papers / "bao-cao-nam.docx")
    assert "28 (2026); nhập: BC 12/2026" in told
    assert "≥ 35 % số trẻ (suy ra) (2030)" in told
    assert "36 chỉ tiêu chưa có kết quả" in told
