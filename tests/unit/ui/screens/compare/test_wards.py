"""The wards that change: those alone, most first, the one shown marked."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from spatial.ui.screens.compare import wards
from spatial.ui.screens.compare.sight import CompareView
from spatial.ui.session.method import Method

Look = Callable[..., CompareView]
Plain = Callable[[str], str]
pytestmark = pytest.mark.usefixtures("session")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_only_wards_that_change_are_listed(lang: str, look: Look, plain: Plain) -> None:
    said = plain(wards.html(look(2, lang=lang)))
    assert "Phường 0.0 ≈ 5 ≈ 2 −3" in said
    assert "Phường 1.0" not in said
    assert "1 " in said.rpartition("−3")[2]


def test_where_nothing_changes_it_is_said(look: Look, plain: Plain) -> None:
    """The second scenario builds in the west; the east has rooms to spare in either."""
    assert "Không phường nào thay đổi" in plain(wards.html(look(home_ward="w10")))


def test_my_ward_alone_is_listed(look: Look, plain: Plain) -> None:
    said = plain(wards.html(look(home_ward="w00")))
    assert "Phường 0.0" in said
    assert "phường khác" not in said


def test_land_is_rounded_once_and_a_change_that_does_not_show_is_none(
    look: Look, plain: Plain
) -> None:
    """0.04999 ha is 0.0 ha, not 500 m2 and so 0.1 ha: against 0 nothing changes on the screen."""
    first, second = look(2, method=Method.LAND).seens
    frames = [
        dataclasses.replace(
            seen,
            after=dataclasses.replace(
                seen.after, wards=seen.after.wards.assign(land_short_m2=short_m2)
            ),
        )
        for seen, short_m2 in ((first, 0.0), (second, 499.9))
    ]
    view = dataclasses.replace(look(2, method=Method.LAND), seens=tuple(frames))
    assert "Không phường nào thay đổi" in plain(wards.html(view))
