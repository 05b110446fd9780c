"""Signs before figures."""

import dataclasses
from collections.abc import Callable

import pytest
from towns import town

from spatial.records import Kind, Level
from spatial.ui.session.assessments import Seen
from spatial.ui.widgets import signs


def test_only_what_is_published_or_surveyed_stands_without_a_sign() -> None:
    bare = {kind for kind in Kind if not signs.about(kind)}
    assert bare == {Kind.PUBLISHED, Kind.SURVEYED}


@pytest.mark.parametrize(
    ("change", "decimals", "lang", "written"),
    [
        (-12, 0, "vi", "−12"),
        (12, 0, "vi", "+12"),
        (0, 0, "vi", ""),
        (0.4, 0, "vi", ""),
        (-0.26, 1, "vi", "−0,3"),
        (0.04, 1, "vi", ""),
        (1_234.0, 0, "en", "+1,234"),
    ],
)
def test_a_change_carries_its_sign_and_none_is_nothing(
    change: float, decimals: int, lang: str, written: str
) -> None:
    assert signs.signed(change, lang=lang, decimals=decimals) == written


def test_shares_of_a_walk_are_estimates_where_nobody_surveyed_the_streets(
    see: Callable[..., Seen],
) -> None:
    seen = see(dataclasses.replace(town(), streets=None))
    assert signs.about_streets(seen.after, Level.TIEU_HOC) == "≈ "
