"""The map's layers: a figure on each ward, clear of schools, and a payload that stays small."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely

from spatial.records import Level, Proposal
from spatial.ui.map import colours, label_places, point_layers, ward_layers
from spatial.ui.session import assessments
from spatial.ui.session import view as views
from spatial.ui.session.assessments import Seen
from spatial.ui.session.view import Show

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
    assert sum(len(json.dumps(getattr(c, "data", {}))) for c in drawn._children.values()) < 300_000


def test_a_name_travels_as_it_is_and_is_never_markup_here(seen: Seen) -> None:
    """The script in the browser puts it on the page as text."""
    (site,) = point_layers.sites(seen, None)["features"]
    assert site["properties"]["lines"][0] == "<b>Trường</b>"
