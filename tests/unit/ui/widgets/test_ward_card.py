"""A ward's card: how it stands by sign and word, the reason that fits the method, its schools."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from towns import School, town

from spatial.network import Network
from spatial.records import Level, Proposal, Status
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.text import say
from spatial.ui.widgets import ward_card

TWO = town(schools=(School(x=0.3, y=0.5, rooms=4), School(x=0.7, y=0.5, rooms=20)))


def called(network: Network, name: str) -> Network:
    """Give every school of a town one name."""
    return dataclasses.replace(network, schools=network.schools.assign(name=name))


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_status_is_told_by_sign_and_word(status: Status, lang: str) -> None:
    chip = ward_card.chip(status, lang=lang)
    assert ward_card.ICONS[status] in chip
    assert say(f"status.{status}", lang=lang) in chip
    assert f'class="tl-chip tl-{status}"' in chip


def test_every_status_has_a_sign_of_its_own() -> None:
    assert len(set(ward_card.ICONS.values())) == len(Status)


def test_a_ward_nobody_chose_is_said_to_be_the_worst(see: Callable[..., Seen]) -> None:
    words = say("card.worst", lang="vi")
    assert words in ward_card.top(see())
    assert words not in ward_card.top(see(ward="w10"))


def test_the_card_is_of_the_ward_shown(see: Callable[..., Seen]) -> None:
    assert "<h2>Phường 1.0</h2>" in ward_card.top(see())  # the east misses 15, the west 5
    assert "<h2>Phường 0.0</h2>" in ward_card.top(see(ward="w00"))


@pytest.mark.parametrize("method", list(Method))
def test_the_first_reason_is_of_the_method_in_use_and_the_others_follow(
    method: Method, see: Callable[..., Seen]
) -> None:
    first, further = ward_card.reasons(see(method=method))
    told = {way: ward_card.reasons(see(method=way))[0] for way in Method}
    assert first == told[method]
    assert first not in further
    assert len({*further, first}) == len(further) + 1
    if method is not Method.LAND:
        assert told[Method.LAND] in further


def test_land_and_classes_have_reasons_of_their_own(see: Callable[..., Seen]) -> None:
    """Both counts per 10,000 are explained on the profile's own denominator."""
    told = [ward_card.reasons(see(method=way))[0] for way in Method]
    assert told[0] == told[1]
    assert len(set(told)) == 3


def test_schools_are_listed_the_fullest_first(see: Callable[..., Seen]) -> None:
    """The small school near half of the pupils is fuller than the large one."""
    html = ward_card.schools(see(TWO, ward="w00"))
    assert "(2)" in html
    assert html.index("Trường 0") < html.index("Trường 1")


def test_a_ward_without_schools_of_the_level_says_so(see: Callable[..., Seen]) -> None:
    html = ward_card.schools(see(ward="w00", level=Level.THPT))
    assert say("card.no_schools", lang="vi") in html
    assert "(0)" in html


def test_a_proposed_school_is_called_one(see: Callable[..., Seen], site: Proposal) -> None:
    html = ward_card.schools(see(proposals=(site,), ward="w10"))
    assert say("card.proposed", lang="vi") in html
    assert "420 chỗ" in html


@pytest.mark.parametrize("part", [ward_card.top, ward_card.rest])
def test_names_are_text_and_never_markup(
    part: Callable[[Seen], str], see: Callable[..., Seen]
) -> None:
    network = called(TWO, "<img src=x>")
    sets = {name: wards.assign(ward="<svg>") for name, wards in network.ward_sets.items()}
    html = part(see(dataclasses.replace(network, ward_sets=sets), ward="w00"))
    assert "<img" not in html
    assert "<svg" not in html
    assert "&lt;" in html


def test_a_school_without_seats_has_a_dash(see: Callable[..., Seen]) -> None:
    empty = town(schools=(School(x=0.5, y=0.5, rooms=0),))
    assert "xếp 1.000 học sinh (–)" in ward_card.schools(see(empty, ward="w00"))
