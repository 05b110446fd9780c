"""The year a proposal opens, told where it was decided, and where it does not count yet."""

from __future__ import annotations

import dataclasses

import pytest
from towns import proposal

from spatial.ui.map import opening


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (None, ""),
        (2028, " · đưa vào sử dụng năm 2028"),
        (2030, " · đưa vào sử dụng năm 2030, chưa tính ở năm 2028"),
    ],
)
def test_the_year_is_told_and_whether_it_counts_yet(year: int | None, said: str) -> None:
    assert opening.line(dataclasses.replace(proposal(), open_year=year), 2028, lang="vi") == said
