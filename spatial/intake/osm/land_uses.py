"""Land nobody lives on, as OpenStreetMap draws it: what it is used for, and its shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

Land = tuple[str, str, str, dict[str, Any]]  # id, name, use, outline or line (GeoJSON, WGS 84)

# By tag and value: the uses the table `land_use` knows.
_USES = {
    ("natural", "water"): "water",
    ("landuse", "reservoir"): "water",
    ("waterway", "riverbank"): "water",
    ("leisure", "park"): "park",
    ("leisure", "garden"): "park",
    ("landuse", "industrial"): "industry",
}
_WATERWAYS = frozenset({"river", "canal", "stream"})  # drawn by their middle line
_RING = 3  # corners a closed outline has more than


class Tags(Protocol):
    """What is said of an object, by key."""

    def get(self, key: str) -> str | None:
        """Return a value, nothing where the key is not said."""


def use_of(tags: Tags) -> str:
    """
    Tell what a way is land of, empty where people may live on it.

    Examples
    --------
    >>> use_of({"landuse": "industrial"}), use_of({"landuse": "residential"})
    ('industry', '')
    """
    if tags.get("waterway") in _WATERWAYS:
        return "water"
    uses = (use for (key, value), use in _USES.items() if tags.get(key) == value)
    return next(uses, "")


def candidate_of(tags: Tags) -> str:
    """
    Tell what sort of development a way may be, empty for none: nobody says that one is to come.

    Land for housing counts where it has a name, as estates have; land that is being built on and
    industry count without.

    Examples
    --------
    >>> candidate_of({"landuse": "residential", "name": "Khu dân cư An Sương"})
    'house'
    >>> candidate_of({"landuse": "residential"})
    ''
    """
    use, named = tags.get("landuse"), bool(tags.get("name"))
    if use == "industrial" or (use == "construction" and tags.get("construction") == "industrial"):
        return "industry"
    flats = "apartments" in {tags.get("residential"), tags.get("construction")}
    if use == "construction" or (use == "residential" and named):
        return "apartment" if flats else "house"
    return "apartment" if tags.get("building") == "apartments" and named else ""


def shape_of(tags: Tags, corners: list[list[float]], nodes: Sequence[int]) -> dict[str, Any] | None:
    """
    Draw land that lies wholly inside as an outline, a waterway by the part of its line inside.

    Parameters
    ----------
    corners
        Longitude and latitude of those of its nodes that lie inside [degrees].
    nodes
        All its nodes in order.

    Returns
    -------
    dict or None
        A geometry of GeoJSON; nothing where it is no outline, or not all inside.
    """
    if tags.get("waterway") in _WATERWAYS:
        return {"type": "LineString", "coordinates": corners} if len(corners) > 1 else None
    closed = len(nodes) > _RING and nodes[0] == nodes[-1] and len(corners) == len(nodes)
    return {"type": "Polygon", "coordinates": [corners]} if closed else None


def concerns(tags: Tags) -> bool:
    """Tell whether a way is land nobody lives on, or may be a development."""
    return bool(use_of(tags) or candidate_of(tags))


def lands(
    code: str, tags: Tags, corners: list[list[float]], nodes: Sequence[int]
) -> tuple[list[Land], list[Land]]:
    """
    Draw a way as land nobody lives on and as what may be a development; none of what it is not.

    Parameters
    ----------
    corners, nodes
        As `shape_of` takes them.
    """
    named = (code, tags.get("name") or "")
    use, sort = use_of(tags), candidate_of(tags)
    shape = shape_of(tags, corners, nodes) if use else None
    outline = shape_of({}, corners, nodes) if sort else None
    return (
        [] if shape is None else [(*named, use, shape)],
        [] if outline is None else [(*named, sort, outline)],
    )
