"""Four places hold every view once; each view names the choices that act on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.ui import places, screens
from spatial.ui.places import PLACES, VIEWS
from spatial.ui.text import say

SCREENS = Path(screens.__file__).parent


def test_there_are_four_places() -> None:
    assert [place.name for place in PLACES] == ["state", "plan", "enrol", "data"]


def test_every_folder_with_a_page_is_a_view_of_one_place() -> None:
    names = [view.name for place in PLACES for view in place.views]
    assert sorted(names) == sorted(file.parent.name for file in SCREENS.glob("*/page.py"))
    assert len(set(names)) == len(names)


def test_the_map_is_the_first_screen() -> None:
    assert places.FIRST == "map"


def test_a_view_knows_its_place() -> None:
    assert places.of("access").name == "enrol"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_place_and_view_has_a_name_of_its_own_in_both_languages(lang: str) -> None:
    names = [say(f"page.{name}", lang=lang) for name in VIEWS]
    names += [say(f"place.{place.name}", lang=lang) for place in PLACES]
    assert all(names)
    assert len(set(names)) == len(names)


def test_every_icon_is_drawn_by_the_font_of_the_server() -> None:
    icons = [view.icon for view in VIEWS.values()]
    assert all(icon.startswith(":material/") and icon.endswith(":") for icon in icons)
    assert len(set(icons)) == len(icons)


@pytest.mark.parametrize("name", VIEWS)
def test_chips_stand_in_one_order_and_the_locality_first(name: str) -> None:
    chips = VIEWS[name].chips
    assert chips[0] == places.AREA
    assert list(chips) == [chip for chip in places.CHIPS if chip in chips]
