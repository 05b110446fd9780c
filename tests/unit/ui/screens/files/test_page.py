"""The page of files: every section has a name, and what each shows is a function of its module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from spatial.ui.screens import files
from spatial.ui.text import say

PAGE = Path(files.__file__).parent / "page.py"


def sections() -> list[str]:
    """Read the sections from the page, which runs when it is imported."""
    tree = ast.parse(PAGE.read_text(encoding="utf-8"))
    (found,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "SECTIONS"
    )
    assert isinstance(found, ast.Dict)
    return [str(ast.literal_eval(key)) for key in found.keys if key is not None]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_section_has_a_name_of_its_own(lang: str) -> None:
    names = [say(f"files.section.{name}", lang=lang) for name in sections()]
    assert len(set(names)) == len(names) == 6
