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
from spatial.ui.map import board
from spatial.ui.map.picture import MapFrame, MapPicture
from spatial.ui.session.assessments import Seen

MOST_BYTES = 150_000  # of the first map, its roads, script and style, each with its headers


def test_the_city_s_map_is_sent_in_few_bytes_and_says_of_every_ward_what_is_not_known(
    home: Path, tmp_path: Path, visit: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not home.exists()
    table = communes.pack.communes()
    wards = table.index[table["province_code"] == "79"]
    place = untold_towns.folder(tmp_path / "city", wards)
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(place))
    sizes = map_bytes.watch(monkeypatch)
    told: list[str] = []
    frame = board.frame

    def note(seen: Seen, picture: MapPicture) -> MapFrame:
        told.append((made := frame(seen, picture)).outside)
        return made

    monkeypatch.setattr(board, "frame", note)
    at = visit()
    assert "168/168 phường chưa có số phòng" in screens.words(at)
    assert sizes
    assert max(sizes) + map_bytes.script_and_style() <= MOST_BYTES
    assert "Mặt nước, công viên chỉ vẽ quanh Quận 12 cũ" in told[-1]
