"""The script of the app: its views come from `places`, no folder of Streamlit's stands beside."""

from __future__ import annotations

from pathlib import Path

from spatial import ui

MAIN = Path(ui.__file__).with_name("main.py")


def test_no_view_is_listed_beside_the_places() -> None:
    text = MAIN.read_text(encoding="utf-8")
    assert "places.VIEWS.items()" in text
    assert "st.sidebar" not in text


def test_no_folder_beside_the_script_is_taken_for_pages_of_streamlit_s_own() -> None:
    assert not (MAIN.parent / "pages").exists()


def test_a_page_is_drawn_in_its_turn() -> None:
    """What stands outside costs nothing: the head of the page and its style sheets."""
    before, after = MAIN.read_text(encoding="utf-8").split("with turns().taken(), ")
    assert "page.run()" in after
    assert "assessments" not in before.partition("lang = ")[2]
