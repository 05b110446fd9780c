"""By what walks are measured: said of a locality, and of each ward where streets end."""

from __future__ import annotations

import dataclasses

import numpy as np
from towns import town

from spatial import walk_basis
from spatial.intake import read_network
from spatial.network import Network


def test_walks_say_along_whose_streets_and_as_of_when() -> None:
    place = town()
    dated = dataclasses.replace(place.locality, streets={"en": "OpenStreetMap 2018"})
    told = dataclasses.replace(place, locality=dated)
    assert walk_basis.way(told, lang="en").endswith("(OpenStreetMap 2018)")
    bare = dataclasses.replace(told, streets=None)  # no streets: nothing to date
    assert walk_basis.way(bare, lang="en") == "by straight line × 1.3 (estimated)"
    district = read_network()
    assert walk_basis.way(district, lang="vi").endswith(
        "(OpenStreetMap 2018, hiện trạng 31-12-2017)"
    )


def half() -> Network:
    """Leave the cells of one ward without streets."""
    whole = town()
    first = whole.wards(None).index[0]
    node = np.where(whole.cells["ward_id"] == first, -1, 0)
    return dataclasses.replace(whole, cell_node=node)


def test_wards_whose_cells_hang_on_no_street_walk_by_line() -> None:
    place = half()
    first, *others = map(str, place.wards(None).index)
    assert walk_basis.by_line(place, None) == {first}
    assert walk_basis.by_line(dataclasses.replace(place, streets=None), None) == {first, *others}
    assert walk_basis.by_line(town(), None) == frozenset()
    bare = dataclasses.replace(place, streets=None)
    assert [walk_basis.on_streets(one, None) for one in (place, bare, town())] == [
        len(others),
        0,
        len(others) + 1,
    ]


def test_the_wards_by_line_are_found_once_for_a_network() -> None:
    """The sentences of 3,321 communes at four levels ask 13,284 times."""
    for place in (half(), dataclasses.replace(half(), streets=None), town()):
        assert walk_basis.by_line(place, None) is walk_basis.by_line(place, place.base_units)


def test_each_ward_is_told_by_what_its_walks_are_measured() -> None:
    place = half()
    first, other = map(str, place.wards(None).index[:2])
    count = len(place.wards(None))
    assert walk_basis.way(place, ward_id=first, lang="en") == "by straight line × 1.3 (estimated)"
    assert "straight" not in walk_basis.way(place, ward_id=other, lang="en")
    assert walk_basis.way(place, lang="en").startswith(f"{count - 1} of {count} wards by ")
    assert "1 others by straight line × 1.3" in walk_basis.way(place, lang="en")


def test_where_all_walks_are_alike_no_sentence_is_said() -> None:
    assert walk_basis.sentences(town(), None, lang="vi") == ()
    assert walk_basis.sentences(dataclasses.replace(town(), streets=None), None, lang="vi") == ()
    assert len(walk_basis.sentences(half(), None, lang="vi")) == 1
