"""The documents of the service, held to the abstract tests of Part 1 (core, GeoJSON) and Part 2."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

import pytest
import shapely
from layer_towns import plain
from served_layers import ROOT, ZONE, links, of_town, reply, tree

from spatial.ogc import documents, service
from spatial.ogc.documents import Address
from spatial.ogc.service import CRS84
from spatial.scenario import ReviewState, ScenarioCard

NAMES = list(of_town("vi").layers)


def test_the_landing_page_leads_to_definition_conformance_and_collections() -> None:
    landing = tree("")
    for rel in ("service-desc", "service-doc", "conformance", "data", "self", "alternate"):
        (one,) = links(landing, rel)
        assert reply(one["href"]).status == 200
        assert one["type"] == reply(one["href"]).media.partition("; charset")[0]


def test_conformance_names_core_geojson_html_openapi_and_crs() -> None:
    told = tree("/conformance")["conformsTo"]
    assert [one.rpartition("/conf/")[2] for one in told] == [
        "core",
        "geojson",
        "html",
        "oas30",
        "crs",
    ]


def test_every_layer_is_a_collection_with_extent_systems_and_links_to_its_items() -> None:
    told = tree("/collections")
    assert [one["id"] for one in told["collections"]] == NAMES
    assert links(told, "self")
    assert links(told, "alternate")
    for one in told["collections"]:
        ((west, south, east, north),) = one["extent"]["spatial"]["bbox"]
        assert 106 < west <= east < 107
        assert 10 < south <= north < 11
        assert {"application/geo+json", "text/html"} == {way["type"] for way in links(one, "items")}
        assert all(way["rel"] and way["type"] for way in one["links"])
        assert one == tree(f"/collections/{one['id']}")


def test_systems_are_uris_crs84_is_always_there_and_the_storage_is_one_of_them() -> None:
    for one in tree("/collections")["collections"]:
        assert one["crs"][0] == CRS84
        assert one["storageCrs"] in one["crs"]
        assert all(system.startswith("http://www.opengis.net/def/crs/") for system in one["crs"])


def test_a_layer_of_a_year_tells_when() -> None:
    told = tree("/collections/deficit_thcs")["extent"]["temporal"]
    ((first, last),) = told["interval"]
    assert first.endswith("-01-01T00:00:00Z")
    assert last.startswith(first[:4])
    assert "temporal" not in tree("/collections/wards")["extent"]


@pytest.mark.parametrize("name", NAMES)
def test_features_are_geojson_with_counts_a_moment_and_typed_links(name: str) -> None:
    told = tree(f"/collections/{name}/items?limit=2")
    assert told["type"] == "FeatureCollection"
    assert told["numberReturned"] == len(told["features"]) <= 2
    assert told["numberMatched"] == len(of_town("vi").layers[name].frame)
    assert datetime.fromisoformat(told["timeStamp"]).tzinfo is not None
    assert {one["rel"] for one in told["links"]} >= {"self", "alternate", "collection"}
    assert all(one["type"] for one in told["links"])
    for feature in told["features"]:
        assert feature["type"] == "Feature"
        assert shapely.geometry.shape(feature["geometry"]).is_valid


def test_next_and_prev_lead_through_all_features_and_back() -> None:
    here, seen = tree("/collections/cells/items?limit=3"), []
    while True:
        seen += [one["id"] for one in here["features"]]
        following = links(here, "next")
        if not following:
            break
        here = tree(following[0]["href"])
    assert len(seen) == len(set(seen)) == 8
    (back,) = links(here, "prev")
    assert [one["id"] for one in tree(back["href"])["features"]] == seen[3:6]


def test_without_a_limit_there_are_no_more_than_the_usual_number() -> None:
    told = tree("/collections/streets/items")
    assert told["numberReturned"] == min(76, 100)
    assert tree("/collections/streets/items?limit=9999999")["numberReturned"] == 76


@pytest.mark.parametrize("name", NAMES)
def test_each_feature_is_found_by_its_id_with_the_way_to_its_collection(name: str) -> None:
    (first,) = tree(f"/collections/{name}/items?limit=1")["features"]
    one = tree(documents.item_path(name, first["id"]))
    assert {key: one[key] for key in first} == first
    assert {link["rel"] for link in one["links"]} == {"self", "alternate", "collection"}
    assert tree(links(one, "self")[0]["href"])["id"] == first["id"]


def test_an_answer_names_its_system_and_is_in_it() -> None:
    plain = reply("/collections/wards/items/w00")
    assert plain.headers["Content-Crs"] == f"<{CRS84}>"
    metres = reply(f"/collections/wards/items?crs={quote(ZONE, safe='')}")
    assert metres.headers["Content-Crs"] == f"<{ZONE}>"
    one = tree(f"/collections/wards/items/w00?crs={quote(ZONE, safe='')}")
    assert shapely.geometry.shape(one["geometry"]).bounds == (6e5, 1.2e6, 6.01e5, 1.201e6)


def test_a_box_is_in_the_system_named_and_in_degrees_where_none_is() -> None:
    box = f"bbox=600100,1200100,600900,1200900&bbox-crs={quote(ZONE, safe='')}"
    found = tree(f"/collections/wards/items?{box}")
    assert [one["id"] for one in found["features"]] == ["w00"]
    degrees = tree("/collections/wards/items?bbox=106.6667,10.85,106.674,10.858")
    assert [one["id"] for one in degrees["features"]] == ["w00"]


def test_an_id_cannot_leave_its_place_in_the_address() -> None:
    assert documents.item_path("wards", "../a?b#c") == "/collections/wards/items/..%2Fa%3Fb%23c"


def test_the_language_goes_along() -> None:
    address = Address(root=ROOT, path="/collections", params={"lang": "en"})
    assert address.to("/api") == f"{ROOT}/api?lang=en"
    assert address.here(f="html") == f"{ROOT}/collections?lang=en&f=html"
    assert tree("/collections?lang=en")["collections"][0]["title"] == "Shortage: Preschool"


def test_the_landing_page_of_a_scenario_carries_how_far_its_review_is() -> None:
    card = ScenarioCard(name="Bờ sông", state=ReviewState.APPROVED, by="Hoa", on="2026-11-28")
    served = service.of(plain(), lang="vi", card=card)
    told = documents.landing(served, Address(root=ROOT, params={}), html=False)
    assert told["scenario"] == card.tree()
    assert card.sentence(lang="vi") in str(told["description"])
    assert "scenario" not in tree("")
