"""On a server the proposals of every scenario are points a map program opens."""

from __future__ import annotations

import dataclasses

from department import Department

from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace, database, places
from spatial.store.place import DatabaseServer

POINTS = "SELECT scenario_id, proposal_id, scenario, rooms, ST_AsText(place) FROM proposal_places"


def points(department: Department, place: DatabaseServer) -> list[tuple[object, ...]]:
    """Ask for the points as a map program would."""
    return department.ask(f"{POINTS} ORDER BY 1, 2", database=place.name)


def test_what_stands_in_the_newest_revision_is_a_point_and_what_does_not_is_none(
    department: Department, one: Proposal
) -> None:
    place = department.emptied()
    an = Workspace(place, visitor="an")
    here = dataclasses.replace(one, proposal_id="a", rooms=30, lon=106.625, lat=10.875)
    there = dataclasses.replace(here, proposal_id="b", lon=106.75)
    moved = Scenario(name="Một").put(here).put(there)
    an.save("s", moved, locality="town", began=0)
    a = ("s", "a", "Một", 30, "POINT(106.625 10.875)")
    assert points(department, place) == [a, ("s", "b", "Một", 30, "POINT(106.75 10.875)")]
    an.save("s", moved.remove("b"), locality="town", began=1)
    assert points(department, place) == [a]
    an.save("s", dataclasses.replace(moved, archived=True), locality="town", began=2)
    assert points(department, place) == []


def test_all_points_are_made_anew_from_what_is_kept(department: Department, one: Proposal) -> None:
    place = department.emptied()
    an = Workspace(place, visitor="an")
    an.save("s", Scenario().put(one), locality="town", began=0)
    before = points(department, place)
    department.ask("UPDATE proposal_places SET rooms = 0", database=place.name)
    department.ask(
        "INSERT INTO revisions (scenario_id, revision, saved_at, locality, body)"
        " VALUES ('broken', 1, '2026', 'town', '{')",
        database=place.name,
    )
    with database.opened(place, write=True) as store:
        places.rebuild(store.connection)
    assert points(department, place) == before
    assert len(before) == 1
