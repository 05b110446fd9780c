"""The map of the land fund: colour by what is known."""

from __future__ import annotations

from collections.abc import Callable

from land_towns import fund

from spatial import land_fund
from spatial.ui.screens.land import layers
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say


def test_a_parcel_is_clear_unclear_or_out(see: Callable[..., Seen]) -> None:
    seen = see(fund())
    office, field = land_fund.register(seen.after)
    assert layers.state_of(office) == layers.CLEAR
    assert layers.state_of(field) == layers.OUT


def test_a_map_of_some_parcels_draws_those_and_names_their_colours(
    see: Callable[..., Seen],
) -> None:
    seen = see(fund())
    _, field = land_fund.register(seen.after)
    drawn = layers.outlines(seen, (field,))["features"]
    assert [one["properties"]["id"] for one in drawn] == [field.parcel_id]
    whole = layers.outlines(seen, land_fund.register(seen.after))["features"]
    assert drawn == whole[1:]  # its own outline, not the first one's
    scene = layers.layers(seen, (field,)).scene
    labels = [row["label"] for row in scene.legend["groups"][0]["rows"]]
    assert labels == [say("fund.state.out", lang="vi")]


def test_the_card_of_a_parcel_names_its_uses_as_text(see: Callable[..., Seen]) -> None:
    seen = see(fund(), lang="vi")
    parcels = land_fund.register(seen.after)
    drawn = layers.outlines(seen, parcels)["features"]
    assert [one["properties"]["id"] for one in drawn] == ["k1", "k2"]
    uses = {"use": "trụ sở dôi dư", "planned": "giáo dục"}
    assert say("fund.uses", lang="vi", **uses) in drawn[0]["properties"]["lines"]


def test_the_legend_names_the_colours_there_are(see: Callable[..., Seen]) -> None:
    seen = see(fund())
    scene = layers.layers(seen, land_fund.register(seen.after)).scene
    labels = [row["label"] for row in scene.legend["groups"][0]["rows"]]
    assert labels == [say(f"fund.state.{name}", lang="vi") for name in ("clear", "out")]


def test_without_land_nothing_is_drawn(see: Callable[..., Seen]) -> None:
    assert layers.outlines(see(), ())["features"] == []
