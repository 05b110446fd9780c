"""
The yearly report of each of the five plans, filled from the plan's own figures, word for word.

The plans print targets, days and tasks; results of a year only that of Quận 11 does, and the press
for the city. What a plan does not tell is left blank and named. Quận 12 has tables besides: its
part of the network is that of its plan's own reading. `--regold` rewrites a text and fails the run.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from spatial import assess, defaults, read_network, readings
from spatial.export.documents import YearSource, yearly
from spatial.export.documents.pieces import DocumentSentence, OfficeDocument
from spatial.targets import pack
from spatial.targets.units import figure

HERE = Path(__file__).parent / "yearly_reports"
# By plan, the year of its first yearly report and the day it was written on.
YEARS = {
    "quan12": (2025, date(2025, 11, 28)),
    "hcmc": (2024, date(2024, 6, 1)),
    "duc_pho": (2025, date(2025, 11, 28)),
    "binh_thanh": (2025, date(2025, 6, 1)),
    "quan11": (2021, date(2021, 6, 1)),
}
SEEDS = {
    "hcmc": ("001_94443aa81bd7e0a6.txt", "trước ngày 15 tháng 6 năm 2024", "trước 15/06/2024"),
    "duc_pho": ("002_1c8a9cc9326ae526.txt", "trước ngày 05 tháng 12", "trước 05/12/2025"),
    "binh_thanh": ("003_10bda94e89a20833.txt", "trước ngày 15 tháng 6 năm 2025",
                   "trước 15/06/2025"),
}  # fmt: skip


def made(name: str) -> OfficeDocument:
    """Make the report of a plan; of Quận 12 with its tables read as the plan read them."""
    year, on = YEARS[name]
    found = None
    if name == "quan12":
        town = read_network()
        found = readings.of_year(assess(town, defaults.preset(town, "quan12-2024")), year)
    return yearly.document(YearSource(on=on, year=year, plan=pack(name), assessment=found))


def lines(document: OfficeDocument) -> Iterator[str]:
    """Write a document as text, a row of a table a line."""
    yield f"{document.form.ten_loai}: {document.form.trich_yeu}"
    yield document.form.mo_dau
    for part in document.parts:
        yield f"\n{part.title}"
        for piece in part.body:
            if isinstance(piece, DocumentSentence):
                yield piece.text
            else:
                yield f"[{piece.caption}]"
                yield from (" | ".join(row) for row in (piece.heads, *piece.rows))


@pytest.mark.parametrize("name", YEARS)
def test_the_year_of_a_plan_comes_out_as_its_report(
    name: str, request: pytest.FixtureRequest
) -> None:
    golden = HERE / f"{name}.txt"
    got = "\n".join(lines(made(name))) + "\n"
    if request.config.getoption("--regold"):
        golden.write_text(got, encoding="utf-8")
        pytest.fail(f"rewrote {golden.name}; read the difference, then run again without --regold")
    known = golden.read_text(encoding="utf-8")
    assert got == known, "\n".join(difflib.unified_diff(known.split("\n"), got.split("\n"), n=0))


@pytest.mark.parametrize("name", YEARS)
def test_every_target_and_every_base_the_plan_prints_stands_in_its_report(name: str) -> None:
    """A figure of the plan that is in no row was lost: word of it, sign, unit and all."""
    told = "\n".join(lines(made(name)))
    printed = [one for one in pack(name).targets if one.kind != "deadline"]
    figures = [one for one in printed if one.value is not None]
    assert figures
    assert [one for one in figures if figure(one, lang="vi") not in told] == []
    worded = [one.quote for one in printed if one.value is None and one.quote]
    assert [quote for quote in worded if quote not in told] == []


@pytest.mark.parametrize(
    ("name", "silent"),
    # the press tells two years of the city; Quận 11 prints the year its targets begin in
    [("quan12", True), ("hcmc", False), ("duc_pho", True), ("binh_thanh", True), ("quan11", True)],
)
def test_a_plan_that_prints_no_result_is_said_to(name: str, *, silent: bool) -> None:
    said = "Kế hoạch in chỉ tiêu và mốc đầu (nếu có), không in kết quả của năm nào sau đó"
    assert any(line.startswith(said) for line in lines(made(name))) is silent


@pytest.mark.parametrize("name", SEEDS)
def test_the_day_the_plan_prints_is_the_day_of_the_report(name: str, shared: Path) -> None:
    file, printed, ours = SEEDS[name]
    text = " ".join((shared / "seeds" / file).read_text(encoding="utf-8").split())
    assert printed in text
    assert any(line.startswith(ours) for line in lines(made(name)))
