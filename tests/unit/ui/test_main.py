"""The script of the app: every page there is stands at the side, each with a name of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from spatial.ui import screens
from spatial.ui.text import say

SCREENS = Path(screens.__file__).parent
MAIN = SCREENS.parent / "main.py"


def pages() -> list[tuple[str, str]]:
    """Read the pages from the script, which cannot be imported beside a server."""
    tree = ast.parse(MAIN.read_text(encoding="utf-8"))
    (found,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "PAGES"
    )
    return list(ast.literal_eval(found))


def test_every_folder_with_a_page_is_listed_once() -> None:
    names = [name for name, _ in pages()]
    assert sorted(names) == sorted(file.parent.name for file in SCREENS.glob("*/page.py"))
    assert len(set(names)) == len(names)


def test_the_map_is_the_first_screen() -> None:
    assert pages()[0][0] == "map"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_has_a_name_of_its_own_in_both_languages(lang: str) -> None:
    names = [say(f"page.{name}", lang=lang) for name, _ in pages()]
    assert all(names)
    assert len(set(names)) == len(names)


def test_every_icon_is_drawn_by_the_font_of_the_server() -> None:
    assert all(icon.startswith(":material/") and icon.endswith(":") for _, icon in pages())
    assert len({icon for _, icon in pages()}) == len(pages())


def test_no_folder_beside_the_script_is_taken_for_pages_of_streamlit_s_own() -> None:
    assert not (MAIN.parent / "pages").exists()
