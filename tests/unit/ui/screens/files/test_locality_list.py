"""The localities kept on this machine: listed with the one in use marked."""

from __future__ import annotations

from typing import Any

import pytest

from spatial.ui.screens.files import locality_list
from spatial.ui.session import locality

pytestmark = pytest.mark.usefixtures("home")


def test_without_any_nothing_is_listed(written: list[str], asked: dict[str, Any]) -> None:
    locality_list.draw("vi")
    assert written == []
    assert asked == {}


def test_one_in_use_is_marked_and_the_other_opens(
    written: list[str], asked: dict[str, Any]
) -> None:
    locality.store().keep("noi-thu", "<b>Nơi thử</b>", {"locality.yaml": b""})
    locality_list.draw("vi")
    html = "".join(written)
    assert html.count("tl-used") == 1
    assert "<b>Nơi" not in html
    assert "files_open_noi-thu" in asked
    assert "files_drop_noi-thu" in asked
