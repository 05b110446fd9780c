"""The investment list as a workbook to be filed."""

from __future__ import annotations

import io

import district
import openpyxl
import pytest

from spatial.export import siting as files
from spatial.network import Network
from spatial.recommend import Recommendation


@pytest.fixture(scope="module")
def town() -> Network:
    return district.town()


@pytest.fixture(scope="module")
def found() -> Recommendation:
    return district.recommendation()


def test_the_list_to_be_filed_has_a_row_a_project_and_their_total(found: Recommendation) -> None:
    rows = files.investment(found, lang="vi")
    book = openpyxl.load_workbook(io.BytesIO(files.bundle(found, lang="vi")["investment.xlsx"]))
    table = list(book.worksheets[0].iter_rows(values_only=True))
    assert table[0][:4] == ("Số", "Việc", "Dự án", "Phường")
    assert [row[0] for row in table[1 : len(rows) + 1]] == [row["number"] for row in rows]
    assert table[len(rows) + 1][5] == sum(row["rooms"] for row in rows)
