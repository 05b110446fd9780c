"""What lies inside one frame of an extract, and in which frames a place lies."""

from __future__ import annotations

import pytest

from spatial.intake.osm import cut
from spatial.intake.osm.cut import FrameCuts

LEFT, RIGHT, FAR = (0.0, 0.0, 2.0, 1.0), (1.0, 0.0, 3.0, 1.0), (50.0, 0.0, 51.0, 1.0)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("3", "3"),
        (" 3 ", "3"),
        ("2.5", "2.5"),
        ("200", "200"),
        ("201", ""),
        ("0", ""),
        ("-1", ""),
        ("3;4", ""),
        ("ba", ""),
        ("", ""),
        (None, ""),
        (3, ""),
    ],
)
def test_storeys_are_a_number_a_building_may_have(said: object, expected: str) -> None:
    assert cut.storeys(said) == expected


@pytest.mark.parametrize(
    ("place", "frames"),
    [
        ((0.5, 0.5), [LEFT]),
        ((1.5, 0.5), [LEFT, RIGHT]),
        ((1.0, 0.0), [LEFT, RIGHT]),  # the edge is inside
        ((3.0, 1.0), [RIGHT]),
        ((10.0, 0.5), []),  # between all of them
        ((51.0, 1.0), [FAR]),
        ((51.001, 1.0), []),
        ((-0.001, 0.5), []),
    ],
)
def test_a_place_lies_in_every_frame_around_it(
    place: tuple[float, float], frames: list[cut.Bounds]
) -> None:
    assert [each.bounds for each in FrameCuts([LEFT, RIGHT, FAR]).at(place)] == frames


def test_a_way_touches_the_frames_its_nodes_lie_in_each_once() -> None:
    places = {1: (0.5, 0.5), 2: (1.5, 0.5), 3: (10.0, 0.5)}
    touched = FrameCuts([LEFT, RIGHT, FAR]).along([1, 2, 3, 99], places)
    assert [each.bounds for each in touched] == [LEFT, RIGHT]


def test_streets_are_parted_at_their_junctions_and_the_shorter_of_two_is_kept() -> None:
    places = {1: (0.0, 0.0), 2: (0.01, 0.0), 3: (0.02, 0.0), 4: (0.01, 0.01)}
    nodes, edges = cut.parted([[1, 2, 3], [2, 4, 3]], places)
    # 2 and 3 are junctions; from one to the other 1,113 m straight, about 2,690 m over 4
    assert set(nodes) == {1, 2, 3}
    assert [edge[:2] for edge in edges] == [(1, 2), (2, 3)]
    assert [edge[2] for edge in edges] == pytest.approx([1_113, 1_113], abs=1)
