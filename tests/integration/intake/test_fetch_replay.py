"""A fetch from servers that answer as OpenStreetMap's do: what is asked, and how politely."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import osm_answers
import osmnx
import pytest

from spatial.errors import InputFaults
from spatial.intake.osm import online

PLACE = "Phường Trung Mỹ Tây, Thành phố Hồ Chí Minh"
BUSY_S, AGAIN_S = 40, 55  # what a server says, and what OSMnx waits when one is overloaded


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Wait for nothing, and write down for how long it would have been."""
    listed: list[float] = []
    monkeypatch.setattr(time, "sleep", lambda seconds: listed.append(float(seconds)))
    return listed


@pytest.fixture
def server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pauses: list[float]
) -> Iterator[osm_answers.OsmServer]:
    assert pauses == []
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", socket.getaddrinfo)  # OSMnx puts its own there
    monkeypatch.setattr(online, "reach", lambda _: None)  # has tests of its own
    monkeypatch.setattr(online, "cache", lambda: tmp_path / "cache")
    with osm_answers.serving() as serving:
        monkeypatch.setattr(osmnx.settings, "nominatim_url", f"{serving.url}/")
        monkeypatch.setattr(osmnx.settings, "overpass_url", f"{serving.url}/api")
        yield serving


def test_answers_become_streets_schools_and_buildings(server: osm_answers.OsmServer) -> None:
    extract = online.fetch(PLACE)
    assert set(extract.nodes) == {1, 2, 3, 4}
    assert [edge[:2] for edge in extract.edges] == [(1, 2), (2, 3), (2, 4)]
    # half a hundredth of a degree: 546 m along the parallel at 10.85 degrees, 556 m north
    assert [edge[2] for edge in extract.edges] == pytest.approx([546, 546, 556], abs=1)
    assert [school[:2] for school in extract.schools] == [("n21", "Trường Tiểu học Quang Trung")]
    assert [(code, storeys) for code, _, storeys in extract.buildings] == [("w601", "3")]
    assert extract.boundaries == []
    assert server.agents == {osmnx.settings.http_user_agent}
    assert str(osmnx.settings.http_user_agent).startswith("truonglop/")


def test_the_server_is_asked_for_a_slot_before_each_query_and_one_query_at_a_time(
    server: osm_answers.OsmServer, pauses: list[float]
) -> None:
    online.fetch(PLACE)
    queries = ["highway", "amenity", "building", "boundary"]
    asked = [each for each in server.asked if each != "place"]
    assert asked == [each for query in queries for each in ("status", query)]
    # the place once, then from what is kept; a second before it, as Nominatim's policy asks
    assert server.asked.count("place") == 1
    assert pauses[0] == 1


def test_a_busy_server_is_waited_for_as_long_as_it_says(
    server: osm_answers.OsmServer, pauses: list[float]
) -> None:
    at = datetime.now(tz=UTC) + timedelta(seconds=BUSY_S)
    server.slots = [osm_answers.BUSY.format(at=f"{at:%Y-%m-%dT%H:%M:%SZ}", seconds=BUSY_S)]
    assert online.fetch(PLACE).edges
    assert any(BUSY_S - 15 <= pause <= BUSY_S for pause in pauses)


@pytest.mark.parametrize("code", [429, 504])
def test_an_overloaded_server_is_left_alone_for_a_while_and_asked_again(
    server: osm_answers.OsmServer, pauses: list[float], code: int
) -> None:
    server.refusals = {"highway": [code]}
    assert len(online.fetch(PLACE).edges) == 3
    assert server.asked.count("highway") == 2
    assert AGAIN_S in pauses


def test_a_broken_fetch_goes_on_where_it_stopped(server: osm_answers.OsmServer) -> None:
    server.refusals = {"building": [400]}
    with pytest.raises(InputFaults) as caught:
        online.fetch(PLACE)
    assert [fault.code for fault in caught.value.faults] == ["fetch_failed"]
    before = len(server.asked)
    assert online.fetch(PLACE).buildings
    assert [each for each in server.asked[before:] if each != "status"] == ["building", "boundary"]


@pytest.mark.parametrize("about", ["highway", "amenity", "building", "boundary"])
def test_a_part_of_an_answer_is_not_taken_for_the_whole_and_asked_for_again(
    server: osm_answers.OsmServer, about: str
) -> None:
    server.remarks = {about: osm_answers.TIMED_OUT}
    with pytest.raises(InputFaults) as caught:
        online.fetch(PLACE)
    (fault,) = caught.value.faults
    assert (fault.code, fault.blanks["reason"]) == ("fetch_failed", osm_answers.TIMED_OUT)
    before = len(server.asked)
    extract = online.fetch(PLACE)
    assert (len(extract.edges), len(extract.schools), len(extract.buildings)) == (3, 1, 1)
    assert next(each for each in server.asked[before:] if each != "status") == about


def test_a_place_nobody_knows_is_said_to_be_none(server: osm_answers.OsmServer) -> None:
    server.unknown = True
    with pytest.raises(InputFaults) as caught:
        online.fetch(PLACE)
    (fault,) = caught.value.faults
    assert (fault.code, fault.value) == ("fetch_failed", PLACE)
    assert server.asked == ["place"]


def test_what_was_fetched_once_is_not_asked_again(server: osm_answers.OsmServer) -> None:
    first = online.fetch(PLACE)
    server.asked.clear()
    assert online.fetch(PLACE).edges == first.edges
    assert server.asked == []
