"""How well the data are: shares that never round up to whole, kinds as bars."""

from __future__ import annotations

import pytest

from spatial.intake.report.health import Health
from spatial.records import Kind
from spatial.ui.screens.files import health
from spatial.ui.text import say


@pytest.mark.parametrize(
    ("part", "written"),
    [((10, 10), "100 %"), ((9_999, 10_000), "99,9 %"), ((1, 2), "50,0 %"), ((0, 0), "–")],
)
def test_a_share_is_whole_only_where_nothing_is_missing(
    part: tuple[int, int], written: str
) -> None:
    assert health._share(part, "vi") == written


def test_kinds_are_a_bar_and_words_and_none_a_dash() -> None:
    html = health._kinds({Kind.SURVEYED: 3, Kind.ESTIMATED: 1, Kind.ASSUMED: 0}, "vi")
    assert "width:75.0%" in html
    assert "width:25.0%" in html
    assert "tl-kind-assumed" not in html
    assert health._kinds({}, "vi") == "–"
    assert health._kinds(None, "vi") == "–"


@pytest.mark.parametrize(("whole", "key"), [(True, "nothing_odd"), (False, "not_looked")])
def test_of_files_not_usable_yet_nobody_claims_that_nothing_is_odd(
    whole: bool, key: str, written: list[str]
) -> None:
    health._odd(Health(kinds={}, childless={}), "vi", whole=whole)
    assert say(f"files.health.{key}", lang="vi") in written[0]
