"""The tables behind every layer: the figures of the assessment, names beside ids."""

import dataclasses

import numpy as np
import pytest
from layer_towns import plain
from towns import proposal, town

from spatial import assess, buildings
from spatial.export import geojson
from spatial.export.layers import tables
from spatial.records import LEVELS, Options, ProposedAction


def test_there_is_a_layer_per_level_one_for_all_and_the_ground() -> None:
    names = [layer.name for layer in tables.layers(plain(), lang="vi")]
    short = [f"deficit_{level}" for level in LEVELS]
    assert names == [
        *short,
        "deficit_all",
        "schools",
        "proposals",
        "wards",
        "cells",
        "streets",
    ]


def test_a_shortage_is_the_figure_of_the_geojson_layer() -> None:
    table = tables.deficits(plain(), lang="vi")
    for feature in geojson.deficit_features(plain(), lang="vi"):
        told = feature["properties"]
        row = table.loc[f"{told['ward_id']}.{told['level']}"]
        assert {name: row[name] for name in geojson.DEFICIT} == {
            name: told[name] for name in geojson.DEFICIT
        }


def test_the_share_missing_is_what_is_short_over_what_is_needed() -> None:
    """By hand: 1,000 pupils over two equal wards at 300 rooms per 10,000 need 15 rooms each."""
    row = tables.deficits(plain(), lang="vi", way="per_10k_pupils").loc["w00.tieu_hoc"]
    short, need = row["rooms_short_per_10k_pupils"], row["rooms_need_per_10k_pupils"]
    assert row["share_missing"] == pytest.approx(short / need, abs=1e-9)


def test_a_shortage_of_land_is_written_in_hectares_and_of_classes_rounded_up() -> None:
    land = tables.deficits(plain(), lang="vi", way="land").loc["w00.thcs"]
    assert land["short"] == f"{land['land_short_m2'] / 10_000:.1f}".replace(".", ",") + " ha"
    rooms = tables.deficits(plain(), lang="vi", way="class").loc["w00.thcs"]
    assert rooms["short"] == f"{int(np.ceil(rooms['rooms_short_class']))} phòng"


def test_ids_come_with_names() -> None:
    by_name = {layer.name: layer for layer in tables.layers(plain(), lang="vi")}
    for layer in by_name.values():
        columns = set(layer.columns)
        assert "ward_id" not in columns or "ward" in columns
        assert "school_id" not in columns or "name" in columns
        assert "level" not in columns or "level_name" in columns


def test_every_row_has_a_name_of_its_own() -> None:
    for layer in tables.layers(plain(), lang="vi"):
        assert layer.frame.index.is_unique
        assert all(isinstance(name, str) for name in layer.frame.index)


def test_a_street_is_laid_once_and_as_long_as_it_is_walked() -> None:
    """A lattice of 9 by 5 nodes has 8 x 5 + 9 x 4 links of 250 m."""
    streets = tables.streets(plain().network, lang="vi").frame
    assert len(streets) == 8 * 5 + 9 * 4
    assert set(streets["length_m"]) == {250.0}
    assert np.allclose(streets.geometry.length, 250.0)


def test_a_locality_without_streets_or_proposals_has_no_such_layers() -> None:
    bare = assess(dataclasses.replace(town(), streets=None, cell_node=None, cell_snap_m=None))
    names = {layer.name for layer in tables.layers(bare, lang="vi")}
    assert not names & {"streets", "proposals"}
    with pytest.raises(ValueError, match="without streets"):
        tables.streets(bare.network, lang="vi")


def test_every_proposal_is_a_row_and_what_opens_later_says_so_and_when() -> None:
    """One school is built for 2028, one for 2031, and one is closed: in 2030 two of them count."""
    built = dataclasses.replace(proposal("a"), open_year=2028)
    later = dataclasses.replace(proposal("b"), open_year=2031)
    shut = dataclasses.replace(proposal("c"), action=ProposedAction.CLOSE, school_id="s0")
    planned = assess(buildings.apply(town(), (built, later, shut)), Options(year=2030))
    (layer,) = [one for one in tables.layers(planned, lang="vi") if one.name == "proposals"]
    told = layer.frame[["action", "school_id", "open_year", "counted"]]
    assert told.loc["a"].tolist() == ["build", "", "2028", True]
    assert told.loc["b"].tolist() == ["build", "", "2031", False]
    assert told.loc["c"].tolist() == ["close", "s0", "", True]
    assert layer.frame.loc["c", "action_name"] == "Đóng trường"
    schools = tables.schools(planned, lang="vi").frame
    assert schools["school_id"].tolist() == ["proposal:a"]
    alone = assess(buildings.apply(town(), (later,)), Options(year=2030))
    assert "proposals" in {one.name for one in tables.layers(alone, lang="vi")}
