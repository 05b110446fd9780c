"""The calls of a notebook: the figures of the commands, with their places and a short look."""

from __future__ import annotations

import json

import geopandas as gpd
import pytest

import spatial
from spatial import InputFaults, Level, Network, Options, UserError, catchment, questions


@pytest.fixture(scope="module")
def town() -> Network:
    return spatial.read_network()


@pytest.fixture(scope="module")
def found(town: Network) -> spatial.Assessment:
    return spatial.assess(town, Options(year=2030))


def frames(town: Network) -> dict[str, gpd.GeoDataFrame]:
    """Give the tables a locality cannot do without, as an analyst holds them."""
    wards = town.wards(None).reset_index()
    schools = town.schools.reset_index()
    return {
        "wards": wards[["ward_id", "ward", "geometry"]],
        "residents": town.residents,
        "schools": schools[["school_id", "name", "ownership", "geometry"]],
        "school_levels": town.school_levels[["school_id", "level", "rooms", "land_m2"]],
    }


def test_tables_in_memory_make_the_same_stock_as_the_files_they_came_from(town: Network) -> None:
    again = spatial.read_frames(frames(town), name="thử")
    assert again.locality.key == "thử"
    assert len(again.schools) == len(town.schools)
    assert again.school_levels["rooms"].sum() == town.school_levels["rooms"].sum()


def test_a_number_in_memory_is_never_read_by_the_conventions_of_text(town: Network) -> None:
    tables = frames(town)
    tables["school_levels"] = tables["school_levels"].assign(land_m2=1234.567)
    read = spatial.read_frames(tables)
    assert set(read.school_levels["land_m2"]) == {1234.567}


def test_faults_of_tables_in_memory_name_the_table(town: Network) -> None:
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


def test_comparing_two_profiles_gives_their_difference_by_ward(town: Network) -> None:
    both = spatial.compare(town, "quan12-2024", "tt23-urban").wards
    change = both["land_short_m2_b"] - both["land_short_m2_a"]
    assert both["land_short_m2_change"].equals(change)
    assert change.abs().sum() > 0


def test_catchments_are_those_of_the_model_asked(found: spatial.Assessment) -> None:
    got = spatial.catchments(found, "thcs", model="nearest")
    flows = catchment.MODELS["nearest"](questions.of_level(found, Level.THCS))
    assert got.flows["pupils"].sum() == pytest.approx(found.demand.pupils[Level.THCS].sum())
    assert got.flows.equals(flows)
    assert len(got.schools) == len(got.load)
    assert got.lines.crs == found.network.crs


def test_a_model_or_measure_nobody_knows_is_refused_with_those_there_are(
    found: spatial.Assessment,
) -> None:
    with pytest.raises(UserError, match="nearest_first"):
        spatial.catchments(found, "thcs", model="gần nhất")
    with pytest.raises(UserError, match="raam"):
        spatial.accessibility(found, "thcs", measure="gần")


@pytest.mark.parametrize("measure", ["coverage", "balanced", "raam"])
def test_access_is_told_for_every_cell_and_ward(found: spatial.Assessment, measure: str) -> None:
    got = spatial.accessibility(found, "tieu_hoc", measure=measure)
    assert list(got.cells["cell_id"]) == list(found.network.cells.index)
    assert set(got.wards.index) == set(found.network.cells[found.options.units])
    assert 0 <= got.gini <= 1


def test_everything_says_itself_in_a_line_and_in_a_table(found: spatial.Assessment) -> None:
    said = spatial.catchments(found, "thpt"), spatial.accessibility(found, "thpt")
    for result in (found.network, found, *said):
        assert len(repr(result)) < 200
        assert "<table" in result._repr_html_()
    assert "2,028 rooms" in repr(found)  # the plan's own figure


def test_a_name_with_markup_stays_text_in_a_notebook(town: Network) -> None:
    tables = frames(town)
    again = spatial.read_frames(tables, name="<script>alert(1)</script>")
    assert "<script" not in again._repr_html_()


def test_a_look_at_the_wards_asks_for_no_tile(found: spatial.Assessment) -> None:
    drawn = found.explore("tieu_hoc").get_root().render()
    assert "tileLayer" not in drawn
    assert json.dumps(found.network.wards(None)["ward"].iloc[0])[1:-1] in drawn


def test_the_public_names_are_about_twenty_and_all_there() -> None:
    assert 20 <= len(spatial.__all__) <= 30
    assert all(hasattr(spatial, name) for name in spatial.__all__)
