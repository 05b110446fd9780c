"""A locality from tables in memory."""

from __future__ import annotations

from collections.abc import Callable

import geopandas as gpd
import pytest

import spatial
from spatial import InputFaults, Network, UserError

Frames = Callable[[Network], dict[str, gpd.GeoDataFrame]]


def test_tables_in_memory_make_the_same_stock_as_the_files_they_came_from(
    town: Network, frames: Frames
) -> None:
    again = spatial.read_frames(frames(town), name="thử")
    assert again.locality.key == "thử"
    assert len(again.schools) == len(town.schools)
    assert again.school_levels["rooms"].sum() == town.school_levels["rooms"].sum()


def test_a_number_in_memory_is_never_read_by_the_conventions_of_text(
    town: Network, frames: Frames
) -> None:
    tables = frames(town)
    tables["school_levels"] = tables["school_levels"].assign(land_m2=1234.567)
    read = spatial.read_frames(tables)
    assert set(read.school_levels["land_m2"]) == {1234.567}


def test_faults_of_tables_in_memory_name_the_table(town: Network, frames: Frames) -> None:
    tables = frames(town)
    tables["school_levels"] = tables["school_levels"].assign(rooms=-1)
    with pytest.raises(InputFaults, match="school_levels"):
        spatial.read_frames(tables)


def test_a_table_nobody_knows_is_refused_by_its_name() -> None:
    with pytest.raises(UserError, match="truong_hoc"):
        spatial.read_frames({"truong_hoc": gpd.GeoDataFrame()})


def test_the_check_of_a_folder_raises_nothing(tmp_path: object) -> None:
    reading = spatial.check(str(tmp_path))
    assert reading.network is None
    assert reading.faults


def test_a_name_with_markup_stays_text_in_a_notebook(town: Network, frames: Frames) -> None:
    tables = frames(town)
    again = spatial.read_frames(tables, name="<script>alert(1)</script>")
    assert "<script" not in again._repr_html_()
