"""Layers an office gets: valid, complete, the same every time."""

import dataclasses
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from towns import School, lonlat, town

from spatial import Assessment, Level, Options, Proposal, assess, export, network, propose
from spatial.export import geojson
from spatial.export.layers import tables
from spatial.intake.single.proposals import read_proposals

ASKED = {
    *("ward_id", "ward", "level", "year", "profile", "units", "pupils", "rooms_have"),
    *("rooms_need_per_10k", "rooms_short_per_10k", "rooms_need_class", "rooms_short_class"),
    *("land_have_m2", "land_need_m2", "land_short_m2", "seats", "seats_short"),
    *("covered_share", "status", "reasons", "kind"),
}


def _found(**options: object) -> Assessment:
    return assess(town(), Options(**options))  # type: ignore[arg-type]


def test_there_is_a_layer_per_level_and_one_for_all() -> None:
    files = export.bundle(_found())
    assert sorted(files) == [
        "deficit.csv",
        "deficit_all.geojson",
        "deficit_mam_non.geojson",
        "deficit_thcs.geojson",
        "deficit_thpt.geojson",
        "deficit_tieu_hoc.geojson",
        "schools.geojson",
        "summary.json",
    ]


def test_each_ward_is_one_feature_a_level_with_every_figure_asked() -> None:
    files = export.bundle(_found())
    one = json.loads(files["deficit_thcs.geojson"])["features"]
    every = json.loads(files["deficit_all.geojson"])["features"]
    assert [feature["properties"]["ward_id"] for feature in one] == ["w00", "w10"]
    assert len(every) == 2 * 4
    assert not ASKED - set(one[0]["properties"])


def test_layers_are_in_degrees_with_outer_rings_counter_clockwise() -> None:
    feature = json.loads(export.bundle(_found())["deficit_thcs.geojson"])["features"][0]
    ring = shapely.geometry.shape(feature["geometry"]).exterior
    assert ring.is_ccw
    lon, lat = ring.coords[0]
    assert 102 < lon < 110
    assert 8 < lat < 24


def test_a_gis_reads_the_layer_back_with_its_crs(tmp_path: Path) -> None:
    export.write(_found(), tmp_path)
    layer = gpd.read_file(tmp_path / "deficit_all.geojson")
    assert layer.crs.to_epsg() == 4326
    assert len(layer) == 8
    assert layer.to_crs(9210).area.to_list() == pytest.approx([1e6] * 8, rel=1e-3)


def test_figures_of_the_wards_add_up_to_the_locality_unrounded() -> None:
    found = _found()
    features = json.loads(export.bundle(found)["deficit_thpt.geojson"])["features"]
    need = sum(feature["properties"]["rooms_need_per_10k"] for feature in features)
    assert need == pytest.approx(found.levels.loc["thpt", "rooms_need_per_10k"], abs=1e-4)


def test_the_same_assessment_makes_the_same_bytes() -> None:
    assert export.bundle(_found()) == export.bundle(_found())


def test_reasons_are_in_the_language_asked_for() -> None:
    files = {lang: export.bundle(_found(), lang=lang) for lang in ("vi", "en")}
    assert "Needs" in files["en"]["deficit_all.geojson"].decode()
    assert "Cần" in files["vi"]["deficit_all.geojson"].decode()


def test_proposals_written_are_read_back_the_same(tmp_path: Path) -> None:
    lon, lat = lonlat(1.5, 0.5)
    proposal = Proposal(
        proposal_id="p 1",
        name="Trường <b>mới</b>",
        level=Level.THPT,
        rooms=30,
        land_m2=12_345.5,
        lon=round(lon, 6),
        lat=round(lat, 6),
        parcel_id=None,
    )
    files = export.bundle(assess(propose(town(), [proposal])))
    (tmp_path / "proposals.geojson").write_bytes(files["proposals.geojson"])
    assert read_proposals(tmp_path / "proposals.geojson") == (proposal,)


def test_school_features_tell_seats_and_load() -> None:
    (feature,) = geojson.school_features(_found(), lang="vi")
    properties = feature["properties"]
    assert properties["seats"] == 350
    assert properties["pupils_assigned"] == 1_000
    assert properties["utilisation"] == pytest.approx(1_000 / 350, abs=1e-6)


def test_a_ward_s_word_follows_the_way_of_counting_and_the_file_names_it() -> None:
    """500 pupils need 15 rooms by the yardstick, 14.3 by class size; 10 stand in the west."""
    found = _found(profile="quan12-2024")
    for way, status in (("", "severe"), ("per_10k_pupils", "severe"), ("class", "short")):
        feature = json.loads(export.bundle(found, way=way)["deficit_tieu_hoc.geojson"])
        told = feature["features"][0]["properties"]
        assert (told["status"], told["status_by"]) == (status, way or "per_10k_pupils")
        assert told["reasons"].startswith(f"Phường 0.0, Tiểu học, năm 2030: {told['status_name']}")


def test_schools_whose_rooms_or_level_nobody_told_are_listed_and_say_so() -> None:
    """Two schools stand in the town, one without rooms, one of which no level is known either."""
    place = town(schools=(School(x=0.5, y=0.5), School(x=1.5, y=0.5)))
    place = dataclasses.replace(
        place,
        locality=dataclasses.replace(place.locality, rooms_known=False),
        school_levels=place.school_levels.iloc[:0],
        roomless=pd.DataFrame({"school_id": ["s0"], "level": ["tieu_hoc"]}),
    )
    found = assess(place)
    listed = [one["properties"] for one in geojson.school_features(found, lang="vi")]
    assert [(one["school_id"], one["level"], one["rooms"]) for one in listed] == [
        ("s0", "tieu_hoc", None),
        ("s1", "", None),
    ]
    assert [one["figures"] for one in listed] == [
        "chưa có số phòng",
        "chưa rõ cấp học, chưa có số phòng",
    ]
    assert [one["ward_id"] for one in listed] == ["w00", "w10"]
    assert tables.schools(found, lang="vi").frame["rooms"].isna().all()


def test_private_schools_nobody_told_are_not_listed_where_public_ones_alone_count() -> None:
    """Of four schools two tell no rooms, two no level either; one of each is private."""
    place = town(schools=tuple(School(x=0.2 + at / 2, y=0.5) for at in range(4)))
    place = dataclasses.replace(
        place,
        locality=dataclasses.replace(place.locality, rooms_known=False),
        schools=place.schools.assign(ownership=[network.PUBLIC, network.PRIVATE] * 2),
        school_levels=place.school_levels.iloc[:0],
        roomless=pd.DataFrame({"school_id": ["s0", "s1"], "level": "tieu_hoc"}),
    )
    listed = {
        public_only: [
            one["properties"]["school_id"]
            for one in geojson.school_features(
                assess(place, Options(public_only=public_only)), lang="vi"
            )
        ]
        for public_only in (False, True)
    }
    assert listed == {False: ["s0", "s1", "s2", "s3"], True: ["s0", "s2"]}
