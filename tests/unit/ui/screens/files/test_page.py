"""The page of files: three steps, each drawn by a module of its own."""

from __future__ import annotations

import ast
from pathlib import Path

from spatial.ui.screens import files
from spatial.ui.screens.files import steps

PAGE = Path(files.__file__).parent / "page.py"


def test_every_step_is_drawn() -> None:
    tree = ast.parse(PAGE.read_text(encoding="utf-8"))
    (shown,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "SHOWN"
    )
    assert isinstance(shown, ast.Dict)
    keys = [key.attr for key in shown.keys if isinstance(key, ast.Attribute)]
    assert [getattr(steps, key) for key in keys] == list(steps.STEPS)
