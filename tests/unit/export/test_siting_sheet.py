"""The investment list as a workbook to be filed."""

from __future__ import annotations

import io
from typing import Any

import district
import openpyxl
import pytest

from spatial.export import siting as files
from spatial.export import siting_sheet
from spatial.recommend import Recommendation


@pytest.fixture(scope="module")
def found() -> Recommendation:
    return district.recommendation()


def test_the_list_to_be_filed_has_a_row_a_project_and_their_total(found: Recommendation) -> None:
    rows = files.investment(found, lang="vi")
    book = openpyxl.load_workbook(io.BytesIO(files.bundle(found, lang="vi")["investment.xlsx"]))
    table = list(book.worksheets[0].iter_rows(values_only=True))
    assert table[0][:4] == ("STT", "Hình thức đầu tư", "Dự án", "Phường")
    assert [row[0] for row in table[1 : len(rows) + 1]] == [row["number"] for row in rows]
    assert table[len(rows) + 1][5] == sum(row["rooms"] for row in rows)


def _sheet(rows: list[dict[str, Any]], said: list[str]) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(siting_sheet.workbook(rows, said, lang="en")))
    return list(book.worksheets[0].iter_rows(values_only=True))


def test_a_site_named_like_a_formula_stays_text(found: Recommendation) -> None:
    row = files.investment(found, lang="en")[0] | {"site": "=1+1", "why": "+2"}
    table = _sheet([row], ["-3", "Sentence"])
    at = dict(zip(siting_sheet.FILED, table[1], strict=True))
    assert (at["site"], at["why"]) == ("'=1+1", "'+2")
    assert [line[0] for line in table[-2:]] == ["'-3", "Sentence"]


def test_a_list_of_no_projects_has_a_head_and_a_total_of_nothing() -> None:
    head, total, *_ = _sheet([], [])
    assert len(head) == len(siting_sheet.FILED)
    at = dict(zip(siting_sheet.FILED, total, strict=True))
    assert (at["rooms"], at["land_m2"], at["cost_billion_vnd"]) == (0, 0, 0)
    assert at["number"] is None
