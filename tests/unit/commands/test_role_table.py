"""The page of who may do what is the one in the documentation."""

from __future__ import annotations

from pathlib import Path

from spatial.commands import role_table
from spatial.roles import Deed, Right


def test_the_page_in_the_documentation_is_the_table_that_decides(root: Path) -> None:
    written = (root / "docs" / "roles.md").read_text(encoding="utf-8")
    assert written == role_table.page(), "truonglop people list --actions > docs/roles.md"


def test_every_action_has_a_line_for_each_of_whose_it_is() -> None:
    rows = [line for line in role_table.page().splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + len(Deed) * len(Right)
