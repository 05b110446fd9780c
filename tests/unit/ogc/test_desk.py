"""Requests lead to documents; what is asked wrongly is answered in words, 400 or 404."""

import json
import re
from pathlib import Path

import pytest
from layer_towns import ATTACKS
from served_layers import reply, tree

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


def test_every_test_the_list_of_abstract_tests_names_is_there(root: Path) -> None:
    page = (root / "docs/ogc.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    places = [*(root / "tests/unit/ogc").glob("*.py"), *(root / "tests/integration").glob("*.py")]
    written = "".join(place.read_text(encoding="utf-8") for place in places)
    assert len(named) > 15
    assert {name for name in named if f"def {name}(" not in written} == set()
