"""Hồ Chí Minh City as the pack starts it: 168 wards on one map that a slow line can carry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import map_bytes
import pytest
import screens
import untold_towns
from streamlit.testing.v1 import AppTest

from spatial import communes

MOST_BYTES = 150_000  # of the first map, packed


def test_the_city_s_map_is_sent_in_few_bytes_and_says_of_every_ward_what_is_not_known(
    home: Path, tmp_path: Path, visit: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not home.exists()
    table = communes.pack.communes()
    wards = table.index[table["province_code"] == "79"]
    place = untold_towns.folder(tmp_path / "city", wards)
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(place))
    sizes = map_bytes.watch(monkeypatch)
    at = visit()
    assert "168/168 phường chưa có số phòng" in screens.words(at)
    assert sizes
    assert max(sizes) <= MOST_BYTES
