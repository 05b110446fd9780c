"""The annex of the Quận 12 plan as a DOCX equals the plan itself, to the unit, in its columns."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from papers import letters, read

from spatial import assess, defaults, read_network
from spatial.export import documents
from spatial.export.documents import DocumentKind, DocumentSource

SEED = "000_a42cb55a7ae13c9a.txt"  # draft plan of Quận 12, December 2024
FROM, UNTIL = "3.1. Chỉ tiêu quỹ đất", "III. TẦM NHÌN"


@pytest.fixture(scope="module")
def plan(shared: Path) -> str:
    """Give sections 3.1 and 3.2 of the plan."""
    text = (shared / "seeds" / SEED).read_text(encoding="utf-8")
    return text[text.index(FROM) : text.index(UNTIL)]


@pytest.fixture(scope="module")
def annex() -> bytes:
    """Make the annex of the plan's own reading."""
    town = read_network()
    found = assess(town, defaults.preset(town, "quan12-2024"))
    source = DocumentSource(assessment=found, on=date(2026, 11, 28))
    return documents.docx_files((DocumentKind.ANNEX,), source)["phu-luc.docx"]


def printed(plan: str) -> list[list[str]]:
    """Give the rows of the plan's table 3.1: a cell a line, a blank line between rows."""
    table = plan[plan.index("Cấp học") : plan.index("3.2.")]
    rows = [[line.strip() for line in row.strip("\n").split("\n")] for row in table.split("\n\n")]
    return [row for row in rows if any(row)]


def test_table_3_1_has_the_heads_and_figures_of_the_plan(plan: str, annex: bytes) -> None:
    table = next(
        one for one in read(annex).tables if one.rows[0].cells[0].text.startswith("Cấp học")
    )
    ours = [[re.sub(r"\(\d+\)+$", "", cell.text) for cell in row.cells] for row in table.rows]
    # numbers of notes, each held to the word before it
    ours[0][-1] = re.sub(r"(\u2060?\(\d+\))+$", "", table.rows[0].cells[-1].text)
    theirs = printed(plan)
    assert [head.split() for head in theirs[0]] == [head.split() for head in ours[0]]
    assert theirs[1:] == ours[1:]


def test_section_3_2_says_the_rooms_the_plan_says(plan: str, annex: bytes) -> None:
    """The plan writes levels in full; the figures and their order are compared."""
    theirs = plan[plan.index("Căn cứ chỉ tiêu 300") :].split("\n", maxsplit=1)[0]
    said = letters(annex)
    ours = said[said.index("Căn cứ chỉ tiêu 300") :].split("\n")[0]

    def figures(text: str) -> list[str]:
        return re.findall(r"\d[\d.]*\d|\d+", re.sub(r"\(\d+\)", "", text))

    assert figures(theirs) == figures(ours)
    assert len(figures(theirs)) == 15
