"""The map's layers: a figure on each ward, clear of schools, and a payload that stays small."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
import pytest
import shapely
from towns import lonlat

from spatial.records import Level, Proposal, Status
from spatial.ui.map import colours, label_places, point_layers, ward_layers
from spatial.ui.session import assessments
from spatial.ui.session import method as methods
from spatial.ui.session import view as views
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.session.view import Show
from spatial.ui.text import say

SITE = Proposal(
    proposal_id="p",
    name="<b>Trường</b>",
    level=Level.TIEU_HOC,
    rooms=30,
    land_m2=12_000.0,
    lon=106.6819,
    lat=10.8738,
)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """See primary schools of the embedded district with one school of 30 rooms proposed."""
    monkeypatch.delenv("TRUONGLOP_FOLDER", raising=False)
    source = assessments.source()
    view = views.start(assessments.town(source), Level.TIEU_HOC)
    return assessments.see(source, view, (SITE,))


def as_difference(seen: Seen) -> Seen:
    """See the same as a difference."""
    view = views.change(seen.view, seen.after.network, show=Show.DIFFERENCE)
    return assessments.see(seen.source, view, seen.proposals)


def test_a_dash_is_written_on_a_ward_unless_no_ward_is_told(seen: Seen) -> None:
    figures, classes = ward_layers.shown_figures(seen)
    told = figures.astype(float)
    one, none = told.copy(), told * np.nan
    one.iloc[0] = np.nan
    written = [
        {each["properties"]["text"] for each in labels["features"]}
        for labels in (ward_layers._labels(seen, kept, classes, None) for kept in (one, none))
    ]
    assert "–" in written[0]
    assert written[1] == {""}


def test_every_ward_carries_the_figure_the_table_shows(seen: Seen) -> None:
    figures, _ = ward_layers.shown_figures(seen)
    short = assessments.by_ward(seen.after, Level.TIEU_HOC)["rooms_short_per_10k"]
    assert figures.to_dict() == {ward: np.floor(value + 0.5) for ward, value in short.items()}


def test_the_difference_is_the_rooms_proposed_in_their_ward_alone(seen: Seen) -> None:
    figures, classes = ward_layers.shown_figures(as_difference(seen))
    changed = figures[figures != 0]
    assert changed.to_dict() == {"26767": -30}
    assert ward_layers.figure_text(as_difference(seen), -30) == "−30"
    assert colours.signed(classes, -30) in colours.LESS


def test_a_proposal_does_not_change_the_classes(seen: Seen) -> None:
    """A colour means the same before and after."""
    before = assessments.see(seen.source, seen.view, ())
    assert ward_layers.shown_figures(before)[1] == ward_layers.shown_figures(seen)[1]


def test_figures_stand_in_their_ward_and_off_the_diamonds(seen: Seen) -> None:
    wards = ward_layers.outlines(seen.source, "wards_2024")
    placed = label_places.free(seen.source, "wards_2024", point_layers.occupied(seen, None))
    for ward_id, place in placed.items():
        shape = shapely.from_geojson(json.dumps(wards[ward_id]))
        assert shape.buffer(0.0005).contains(shapely.Point(place))
    apart = np.hypot(placed["26767"][0] - SITE.lon, placed["26767"][1] - SITE.lat)
    assert apart > 0.003  # degrees, some 300 m


def test_simplified_wards_keep_their_borders_shared(seen: Seen) -> None:
    shapes = [
        shapely.from_geojson(json.dumps(shape))
        for shape in ward_layers.outlines(seen.source, "wards_2024").values()
    ]
    overlap = sum(
        one.intersection(other).area for at, one in enumerate(shapes) for other in shapes[:at]
    )
    assert overlap / sum(shape.area for shape in shapes) < 1e-3


@pytest.mark.parametrize("proposing", [False, True])
def test_all_layers_weigh_less_than_300_kb(seen: Seen, *, proposing: bool) -> None:
    drawn = ward_layers.layers(seen, proposing=proposing)
    assert sum(len(json.dumps(layer.data)) for layer in drawn.layers) < 300_000


def test_figures_of_shortage_are_plain_and_those_of_a_change_carry_their_sign(
    see: Callable[..., Seen], site: Proposal
) -> None:
    plain = see(proposals=(site,))
    assert [ward_layers.figure_text(plain, value) for value in (0, 3, 1_200)] == ["0", "3", "1.200"]
    change = see(proposals=(site,), show=Show.DIFFERENCE, lang="en")
    assert ward_layers.figure_text(change, 1_200) == "+1,200"
    assert ward_layers.figure_text(change, -1_200) == "−1,200"
    assert ward_layers.figure_text(change, 0) == "0"


def test_before_and_after_are_the_shortages_without_and_with_the_proposal(
    see: Callable[..., Seen], site: Proposal
) -> None:
    """Each ward needs 15 rooms for its 500 pupils; the west has 10, the proposal brings 12."""
    for show, figures in (
        (Show.BEFORE, {"w00": 5, "w10": 15}),
        (Show.AFTER, {"w00": 5, "w10": 3}),
        (Show.DIFFERENCE, {"w00": 0, "w10": -12}),
    ):
        seen = see(proposals=(site,), show=show)
        assert ward_layers.shown_figures(seen)[0].to_dict() == figures


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("vi", ["Thiếu 5 phòng", "Cần 15, có 10 phòng"]),
        ("en", ["5 rooms short", "needs 15, has 10 rooms"]),
    ],
)
def test_a_ward_says_shortage_need_stock_and_how_it_stands(
    lang: str, lines: list[str], see: Callable[..., Seen]
) -> None:
    seen = see(lang=lang)
    row = assessments.in_ward(seen.after, "w00", Level.TIEU_HOC)
    said = ward_layers.ward_lines(seen, row)
    assert [line.casefold() for line in said[:2]] == [line.casefold() for line in lines]
    assert said[2] == say("status.severe", lang=lang)


def test_the_ward_shown_lies_on_top_with_a_thick_border(see: Callable[..., Seen]) -> None:
    west, top = (one["properties"] for one in ward_layers.borders(see(ward="w00"))["features"])
    assert (west["id"], top["id"]) == ("w10", "w00")
    assert top["style"]["weight"] > west["style"]["weight"]
    assert top["style"]["color"] == colours.CHOSEN


def test_choosing_a_ward_changes_no_layer_of_the_map(see: Callable[..., Seen]) -> None:
    """The browser draws the edge itself; what a click sends back is a name."""
    west, east = (ward_layers.layers(see(ward=ward)) for ward in ("w00", "w10"))
    assert (west.scene.chosen, east.scene.chosen) == ("ward:w00", "ward:w10")
    assert west.layers == east.layers


def test_every_ward_is_named_where_a_map_has_no_figures(see: Callable[..., Seen]) -> None:
    rows = [one["properties"] for one in ward_layers.names(see()).data["features"]]
    assert [(row["name"], row["text"]) for row in rows] == [("Phường 0.0", ""), ("Phường 1.0", "")]


def test_the_frame_of_a_town_is_its_wards_in_degrees(see: Callable[..., Seen]) -> None:
    west, south, east, north = ward_layers.bounds(see().source)
    assert (west, south) == pytest.approx(lonlat(0, 0), abs=2e-4)
    assert (east, north) == pytest.approx(lonlat(2, 1), abs=2e-4)


def test_parcels_join_the_layers_only_while_proposing(see: Callable[..., Seen]) -> None:
    seen = see()
    usual, more = (len(ward_layers.layers(seen, proposing=on).layers) for on in (False, True))
    assert (usual, more) == (4, 6)


def test_narrowed_to_one_ward_the_map_is_fitted_to_it(see: Callable[..., Seen]) -> None:
    """The west of two wards side by side is the west half of the town."""
    west, south, east, north = ward_layers.frame(see())
    framed = ward_layers.frame(see(home_ward="w00"))
    half = (west, south, (west + east) / 2, north)
    assert framed == pytest.approx(half, abs=0.001)  # degrees: the grid is a little turned


@pytest.mark.parametrize("method", list(Method))
def test_the_colour_of_a_ward_is_that_of_its_word(method: Method, see: Callable[..., Seen]) -> None:
    seen = see(method=method)
    fills = ward_layers.fills(seen, *ward_layers.shown_figures(seen))
    assert len(fills) == 2
    for ward_id, color in fills.items():
        row = assessments.in_ward(seen.after, ward_id, Level.TIEU_HOC)
        severe = color in colours.NEED.colors[2:]
        assert severe is (methods.status(row, method) is Status.SEVERE)


def test_the_same_share_has_the_same_colour_at_every_level_and_after_any_proposal(
    see: Callable[..., Seen], site: Proposal
) -> None:
    """The west lacks 5 of 15 rooms; before the proposal the east lacks all of its 15, then 3."""
    before, after = (see(proposals=(site,), show=show) for show in (Show.BEFORE, Show.AFTER))
    one, other = (
        ward_layers.fills(seen, *ward_layers.shown_figures(seen)) for seen in (before, after)
    )
    assert one == {"w00": colours.NEED.color(1 / 3), "w10": colours.NEED.color(1.0)}
    assert other == {"w00": colours.NEED.color(1 / 3), "w10": colours.NEED.color(0.2)}


def test_a_map_cut_in_two_shows_before_on_one_side_and_after_on_the_other(
    see: Callable[..., Seen], site: Proposal
) -> None:
    drawn = ward_layers.layers(see(proposals=(site,), show=Show.SWIPE))
    sides = {(layer.name, layer.side): layer.data["features"] for layer in drawn.layers}
    for name in ("wards", "figures"):
        assert {side for one, side in sides if one == name} == {"before", "after"}
    east = {
        side: next(
            one["properties"]["text"]
            for one in sides["figures", side]
            if one["properties"]["name"] == "Phường 1.0"
        )
        for side in ("before", "after")
    }
    assert east == {"before": "15", "after": "3"}


def test_the_largest_figure_comes_first_so_that_no_smaller_one_takes_its_room(
    see: Callable[..., Seen],
) -> None:
    """The east lacks 15 rooms, the west 5: where there is no room for both the 15 stay."""
    drawn = ward_layers.layers(see())
    (labels,) = (layer.data["features"] for layer in drawn.layers if layer.name == "figures")
    assert [one["properties"]["text"] for one in labels] == ["15", "5"]


def test_without_proposals_there_is_nothing_to_cut(see: Callable[..., Seen]) -> None:
    drawn = ward_layers.layers(see(show=Show.SWIPE))
    assert {layer.side for layer in drawn.layers} == {""}
