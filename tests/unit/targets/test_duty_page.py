"""docs/plans.md is what the data of the duties say."""

from __future__ import annotations

from pathlib import Path

from spatial.targets import duty_page
from spatial.targets.duties import answers, duties


def test_the_page_in_the_docs_is_the_page_the_data_make(root: Path) -> None:
    assert (root / "docs" / "plans.md").read_text(encoding="utf-8") == duty_page.page()


def test_every_duty_and_every_answer_is_a_row() -> None:
    rows = [line for line in duty_page.page().splitlines() if line.startswith("| ")]
    heads = 2 * (1 + len({duty.plan for duty in duties()}))
    assert len(rows) - heads == len(duties()) + len(answers())
