"""A second header on the sheet of a list."""

from __future__ import annotations

import pandas as pd

from spatial.intake.reading import layout
from spatial.intake.reading.grid import Grid

HEAD = ["Tên trường", "Phường", "Số phòng học", "Số HS"]


def laid(*lines: list[object]) -> layout.Laid:
    frame = pd.DataFrame([HEAD, *lines], dtype=object)
    frame.index, frame.columns = frame.index + 1, frame.columns + 1
    return layout.lay(Grid(cells=frame), "schools")


def test_columns_in_another_order_end_the_table_above_them() -> None:
    turned: list[object] = ["Tên trường", "Phường", "Số HS", "Số phòng học"]
    done = laid(["TH A", "Tây", 20, 500], turned, ["TH B", "Tây", 600, 24])
    assert done.second == (3, "“Số HS”, “Số phòng học”")
    assert done.frame["name"].tolist() == ["TH A"]


def test_the_same_header_on_every_page_ends_nothing() -> None:
    done = laid(["TH A", "Tây", 20, 500], list(HEAD), ["TH B", "Tây", 24, 600])
    assert done.second is None
    assert done.frame["rooms"].tolist() == [20, 24]


def test_a_school_whose_cells_are_no_headers_is_a_school() -> None:
    assert laid(["TH A", "Tây", 20, 500], ["Trường", "Đất", "", 500]).second is None
