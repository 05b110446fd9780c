"""Requests lead to documents; what is asked wrongly is answered in words, 400 or 404."""

import json
import re
from pathlib import Path

import pytest
from layer_towns import ATTACKS
from served_layers import ROOT, links, reply, tree

from spatial.ogc.desk import LONGEST


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/colours", 404),
        ("/collections/colours", 404),
        ("/collections/colours/items", 404),
        ("/collections/wards/things", 404),
        ("/collections/wards/items/w99", 404),
        ("/collections/../../etc/passwd", 404),
        ("/?colour=red", 400),
        ("/conformance?limit=1", 400),
        ("/collections/wards?bbox=1,2,3,4", 400),
        ("/collections/wards/items?limit=0", 400),
        ("/collections/wards/items?limit=1&limit=2", 400),
        ("/collections/wards/items?bbox=1", 400),
        ("/collections/wards/items?datetime=x", 400),
        ("/collections/wards/items?crs=x", 400),
        ("/collections/wards/items/w00?crs=x", 400),
        ("/collections/wards/items/w00?limit=1", 400),
        ("/collections/wards/items?f=xml", 400),
        (f"/collections/wards/items?bbox={'1' * LONGEST}", 400),
    ],
)
def test_a_wrong_request_is_answered_in_words(address: str, status: int) -> None:
    told = reply(address)
    assert (told.status, told.media) == (status, "application/json")
    said = json.loads(told.body)
    assert set(said) == {"code", "description"}
    assert len(said["description"]) < 300


def test_a_refusal_speaks_the_language_asked_for() -> None:
    said = json.loads(reply("/collections/colours?lang=en").body)["description"]
    assert said == "There is no layer “colours”. The layers are listed at /collections."


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("application/geo+json,text/html", "application/json"),
    ],
)
def test_the_form_follows_what_the_client_takes_first(accept: str, media: str) -> None:
    assert reply("", accept=accept).media == media


def test_the_form_asked_for_goes_before_what_the_client_takes() -> None:
    assert reply("?f=json", accept="text/html").media == "application/json"
    assert reply("?f=html", accept="application/json").media.startswith("text/html")


def test_names_that_are_attacks_are_values_of_json() -> None:
    told = tree("/collections/wards/items", attacked=True)
    assert {one["properties"]["ward"] for one in told["features"]} <= set(ATTACKS)
    assert ATTACKS[1] in tree("", attacked=True)["title"]


ITEMS = "/collections/deficit_thcs/items"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("limit=unlimited", 400),
        ("unknownQueryParameter12345=1", 400),
        ("crs=http://www.opengis.net/def/crs/0/unsupported", 400),
        ("bbox=5,49,6,50&bbox-crs=http://www.opengis.net/def/crs/0/unsupported", 400),
        ("limit=1", 200),
        ("limit=100", 200),
        ("bbox=-1.5,50.0,1.5,53.0", 200),  # across the meridian
        ("bbox=-80.0,-5.0,-70.0,5.0", 200),  # the equator
        ("bbox=177.0,65.0,-177.0,70.0", 200),  # the 180th degree
        ("bbox=-180.0,85.0,180.0,90.0", 200),  # the poles
        ("bbox=-180.0,-90.0,180.0,-85.0", 200),
    ],
)
def test_what_the_official_suite_sends_is_answered_as_it_expects(asked: str, status: int) -> None:
    told = reply(f"{ITEMS}?{asked}", accept="application/geo+json")
    assert told.status == status
    if status == 200:
        held = json.loads(told.body)
        assert (told.media, held["type"]) == ("application/geo+json", "FeatureCollection")
        assert held["numberReturned"] == len(held["features"])


def test_the_moments_the_official_suite_makes_of_an_extent_are_answered() -> None:
    """An instant, a span, and a span told by how long it lasts, within what a layer tells of."""
    ((first, _),) = tree("/collections/deficit_thcs")["extent"]["temporal"]["interval"]
    year = first[:4]
    for when in (first, f"{year}-04-02T05:59:59Z/{year}-07-02T11:59:58Z", f"{year}-04-02/P2D"):
        assert tree(f"{ITEMS}?datetime={when}")["numberMatched"] > 0


def test_as_many_features_are_found_page_by_page_as_are_said_to_match() -> None:
    """The suite follows the links, and asks anew for as many a page as the definition allows."""
    told = tree("/collections/schools/items?limit=1")
    ids = [one["id"] for one in told["features"]]
    while ways := links(told, "next"):
        told = tree(ways[0]["href"].removeprefix(ROOT))
        ids += [one["id"] for one in told["features"]]
    assert len(ids) == len({*ids}) == told["numberMatched"]
    again = tree("/collections/schools/items?offset=1&offset=1&limit=1000")
    assert [one["id"] for one in again["features"]] == ids[1:]


def test_the_landing_page_stands_with_a_slash_and_names_the_type_of_its_definition() -> None:
    assert reply("/").status == reply("").status == 200
    (way,) = links(tree("/"), "service-desc")
    media = "application/vnd.oai.openapi+json;version=3.0"
    assert way["type"].replace(" ", "") == media
    assert reply(way["href"].removeprefix(ROOT), accept=media).media == media


def test_every_test_the_list_of_abstract_tests_names_is_there(root: Path) -> None:
    page = (root / "docs/ogc.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    places = [*(root / "tests/unit/ogc").glob("*.py"), *(root / "tests/integration").glob("*.py")]
    written = "".join(place.read_text(encoding="utf-8") for place in places)
    assert len(named) > 15
    assert {name for name in named if f"def {name}(" not in written} == set()
