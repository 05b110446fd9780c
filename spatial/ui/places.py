"""The four places of the app, the views each has, and the choices that act on each view."""

from __future__ import annotations

from dataclasses import dataclass

AREA, WARD, LEVEL, YEAR, METHOD, NORMS = "area", "ward", "level", "year", "method", "norms"
CHIPS = (AREA, WARD, LEVEL, YEAR, METHOD, NORMS)  # always in this order


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """
    One view: a folder in ``screens/``, a path in the address, a name among the words (page.<name>).

    Attributes
    ----------
    icon
        Drawn by the font of the server.
    chips
        The choices that act on it; others would do nothing and are not shown.
    proposals
        Whether the proposals of a scenario act on it: then the scenario shown is named.
    """

    name: str
    icon: str
    chips: tuple[str, ...]
    proposals: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """
    One question a planner comes with.

    Attributes
    ----------
    name
        Among the words (place.<name>).
    views
        In the order of their tabs; a click on the place opens the first.
    """

    name: str
    views: tuple[PlaceView, ...]


PLACES = (
    Place(
        name="state",
        views=(
            PlaceView(name="map", icon=":material/map:", chips=CHIPS),
            PlaceView(
                name="forecast",
                icon=":material/trending_up:",
                chips=(AREA, WARD, LEVEL, YEAR, NORMS),
            ),
            PlaceView(
                name="schools",
                icon=":material/fact_check:",
                chips=(AREA, LEVEL, YEAR, NORMS),
                proposals=False,
            ),
            PlaceView(
                name="nation",
                icon=":material/public:",
                chips=(AREA, LEVEL, METHOD),
                proposals=False,
            ),
        ),
    ),
    Place(
        name="plan",
        views=(
            PlaceView(name="propose", icon=":material/add_location_alt:", chips=CHIPS),
            PlaceView(name="recommend", icon=":material/recommend:", chips=(AREA, NORMS)),
            PlaceView(name="land", icon=":material/landscape:", chips=(AREA, YEAR, NORMS)),
            PlaceView(name="compare", icon=":material/compare:", chips=CHIPS),
        ),
    ),
    Place(
        name="enrol",
        views=(
            PlaceView(
                name="catchment", icon=":material/route:", chips=(AREA, WARD, LEVEL, YEAR, NORMS)
            ),
            PlaceView(
                name="access",
                icon=":material/social_distance:",
                chips=(AREA, WARD, LEVEL, YEAR, NORMS),
            ),
            PlaceView(name="zoning", icon=":material/grid_view:", chips=(AREA, LEVEL, YEAR, NORMS)),
        ),
    ),
    Place(
        name="data",
        views=(
            PlaceView(
                name="files",
                icon=":material/upload_file:",
                chips=(AREA,),
                proposals=False,
            ),
            PlaceView(
                name="norms",
                icon=":material/gavel:",
                chips=(AREA, LEVEL, YEAR, NORMS),
                proposals=False,
            ),
            PlaceView(
                name="targets",
                icon=":material/flag:",
                chips=(AREA, LEVEL, YEAR, NORMS),
                proposals=False,
            ),
            PlaceView(name="export", icon=":material/download:", chips=(AREA, YEAR, NORMS)),
        ),
    ),
)
PLAN = PLACES[1].name  # where scenarios are made
VIEWS = {view.name: view for place in PLACES for view in place.views}
FIRST = PLACES[0].views[0].name


def of(name: str) -> Place:
    """Return the place a view belongs to."""
    return next(place for place in PLACES if VIEWS[name] in place.views)
