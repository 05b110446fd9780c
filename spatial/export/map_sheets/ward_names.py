"""Where the names of wards stand on a printed map: whole, in their ward, on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from spatial.export.map_sheets.map_window import MapWindow, signs

NAME_MM, FIGURE_MM = 3.0, 2.6
EDGE_MM = 1.2  # of the pale edge, half of it outside the letter: read on the darkest class too
LETTER = 0.6  # width of a bold letter by its height, with some room
HIGH = 2.0  # of a name with its figure, above and below the middle, by the height of the name
APART = 0.65  # of `HIGH`, from the middle of a name to where another's may begin
Box = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class WardNames:
    """
    The names written into a window, each where none written before stands.

    Attributes
    ----------
    frame
        The window.
    taken
        West, south, east, north of each name written [m].
    """

    frame: MapWindow
    taken: list[Box] = field(default_factory=list)

    def written(
        self, shape: BaseGeometry, name: str, figure: str, *, may_leave: bool
    ) -> Iterator[str]:
        """
        Write a name with its figure, or nothing where it stands whole nowhere.

        Parameters
        ----------
        shape
            What is seen of the ward.
        may_leave
            Whether the name may reach out of it where it stands whole nowhere in it: of a ward
            seen whole, whose figure belongs on the sheet. A neighbour's may not, nor lie on
            another ward.

        Yields
        ------
        str
            The name, and below it the figure, as SVG.
        """
        half = LETTER * NAME_MM * len(name) / 2 * self.frame.unit_m
        high = HIGH * NAME_MM * self.frame.unit_m
        at = self._place(shape, half, high, may_leave=may_leave)
        if at is None:
            return
        x, y = at
        self.taken.append((x - half, y - APART * high, x + half, y + APART * high))
        yield from _label(self.frame, at, name, figure)

    def _place(
        self, shape: BaseGeometry, half: float, high: float, *, may_leave: bool
    ) -> tuple[float, float] | None:
        """Find the middle of a name as wide as twice `half` and as high as twice `high` [m]."""
        frame = self.frame
        west, east = frame.west + half, frame.east - half
        south, north = frame.south + high, frame.north - high
        others = [
            shapely.box(one[0] - half, one[1] - APART * high, one[2] + half, one[3] + APART * high)
            for one in self.taken
        ]
        closed = shapely.union_all([signs(frame, half, high), *others])
        inner = shape.intersection(shapely.box(min(west, east), south, max(west, east), north))
        inner = inner.difference(closed)
        if not may_leave:
            for along in (-half, half):
                inner = inner.intersection(shapely.affinity.translate(shape, along))
        if not inner.is_empty:
            point = inner.representative_point()
            return point.x, point.y
        if not may_leave:
            return None
        point = shape.representative_point()
        x, y = np.clip(point.x, west, max(west, east)), np.clip(point.y, south, north)
        return None if closed.contains(shapely.Point(x, y)) else (float(x), float(y))


def _label(frame: MapWindow, at: tuple[float, float], name: str, figure: str) -> Iterator[str]:
    """Write a name, and below it a figure, with a pale edge."""
    (x, y), unit = frame.around(at), frame.unit_m
    for text, size, down, weight in (
        (name, NAME_MM, 0.0, "bold"),
        (figure, FIGURE_MM, 1.1 * NAME_MM, "normal"),
    ):
        look = (
            f'font-size="{size * unit:.1f}" font-weight="{weight}" text-anchor="middle"'
            f' x="{x}" y="{y + down * unit:.1f}"'
        )
        edge = f'stroke="#ffffff" stroke-width="{EDGE_MM * unit:.1f}" stroke-linejoin="round"'
        yield f'<text {look} fill="#ffffff" {edge}>{escape(text)}</text>'
        yield f'<text {look} fill="#111827">{escape(text)}</text>'
