"""The tutorial notebook runs from its first cell to its last, without outputs kept in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def cells(root: Path) -> list[dict[str, Any]]:
    text = (root / "docs" / "notebook.ipynb").read_text(encoding="utf-8")
    return list(json.loads(text)["cells"])


def test_every_cell_of_the_notebook_runs(cells: list[dict[str, Any]]) -> None:
    names: dict[str, Any] = {}
    codes = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert len(codes) > 8
    for number, code in enumerate(codes, start=1):
        exec(compile(code, f"notebook cell {number}", "exec"), names)  # noqa: S102 - our own cells
    assert names["fell"] == 30


def test_no_output_is_kept_in_the_notebook(cells: list[dict[str, Any]]) -> None:
    assert not any(cell.get("outputs") for cell in cells)
