"""Streets of a whole city: main roads at once, all others handed out when a map asks."""

from __future__ import annotations

import json

import asked_routes

from spatial.communes import pack, street_sheets
from spatial.ui.map import city_streets


def test_the_main_roads_tell_where_the_other_streets_are_asked_for() -> None:
    near = city_streets.coarse()["near"]
    name = f"roads-{near['columns'] - 1}-{near['rows'] - 1}"
    answer = asked_routes.ask([city_streets.route()], f"/{near['at']}{name}.json")
    assert answer.status == 200
    assert json.loads(answer.body) == json.loads(street_sheets.sheets()[name])
    assert set(near["from"]) == {street_sheets.ROADS, street_sheets.LOCAL}


def test_a_sheet_of_another_pack_or_of_no_place_is_not_there() -> None:
    routes = [city_streets.route()]
    at = f"{city_streets.ROUTE}/{pack.digest()}"
    for path in (f"{city_streets.ROUTE}/{'0' * 12}/roads-0-0.json", f"{at}/roads-7-0.json"):
        assert asked_routes.ask(routes, path).status == 404, path
