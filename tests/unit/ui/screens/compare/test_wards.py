"""The wards that change: those alone, most first, the one shown marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.screens.compare import wards
from spatial.ui.screens.compare.sight import CompareView

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
