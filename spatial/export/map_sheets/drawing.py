"""One map as SVG in metres: ground, wards in classes, schools, sites, names, scale bar, north."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import pandas as pd
import shapely

from spatial import deficit, network, rounding, words
from spatial.assessment import Assessment
from spatial.export.documents.pieces import plain
from spatial.export.map_sheets import ground_paths
from spatial.export.map_sheets.ground_paths import Vertices
from spatial.export.map_sheets.map_window import MapWindow, bar_m
from spatial.export.map_sheets.ward_names import WardNames
from spatial.ground import Ground
from spatial.need_classes import NEED
from spatial.records import Level

FONT = "Libertinus Serif"  # comes with the program that sets the sheet: the same on every machine
BORDER_MM, SCHOOL_MM = 0.35, 0.7
LONGEST_NAME = 40  # letters
KM_M = 1_000
_WINDOWS = 2  # of the sheet at hand, kept: an atlas has hundreds
HALF_A_ROOM = 0.5  # less is written as none


@dataclass(frozen=True, kw_only=True)
class MapDrawing:
    """
    What is drawn of one level of an assessment, told once for all windows on it.

    Attributes
    ----------
    assessment, level, way, lang
        What is shown, how shortages are counted, in which language.
    """

    assessment: Assessment
    level: Level
    way: str
    lang: str = "vi"

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        """Return the ground under the locality, asked for once for all sheets."""
        return ground_paths.of(self.assessment.network)

    @cached_property
    def lacking(self) -> tuple[str, ...]:
        """Say what of the ground is not drawn, asked for once for all sheets."""
        return ground_paths.lacking(self.assessment.network, self.grounds, lang=self.lang)

    @cached_property
    def _under(self) -> list[tuple[str, float, bool, list[Vertices]]]:
        """The ground: colour, width [mm], whether it is an area, its parts."""
        return [
            (
                ground_paths.COLOURS[kind],
                ground_paths.WIDTHS_MM.get(kind, ground_paths.USUAL_MM),
                kind.is_area,
                parts,
            )
            for kind, parts in ground_paths.paths(self.grounds, self.assessment.network)
        ]

    def svg(self, frame: MapWindow, *, ward_id: str | None = None) -> str:
        """
        Draw what a window shows.

        Parameters
        ----------
        ward_id
            Ward that stands out; the others are paler.
        """
        wide, high = frame.east - frame.west, frame.north - frame.south
        parts = [
            _opened(wide, high),
            f'<rect width="{wide:.1f}" height="{high:.1f}" fill="#ffffff"/>',
            *self._wards(frame, ward_id),
            *self._grounds(frame),
            *self._borders(frame, ward_id),
            *self._schools(frame),
            *(label for labels in self._names(frame, ward_id).values() for label in labels),
            *_scale(frame, self.lang),
            "</svg>",
        ]
        return "\n".join(parts)

    def _grounds(self, frame: MapWindow) -> Iterator[str]:
        """Draw the ground, see-through over the classes of the wards."""
        for colour, width_mm, is_area, parts in self._under:
            seen = [one for one in parts if frame.shows(_box(one))]
            if not seen:
                continue
            path = _path(seen, frame, closed=is_area)
            look = (
                f'fill="{colour}" fill-rule="evenodd" fill-opacity="0.8"'
                if is_area
                else f'fill="none" stroke="{colour}" stroke-width="{width_mm * frame.unit_m:.1f}"'
            )
            yield f'<path d="{path}" {look}/>'

    @cached_property
    def _shapes(self) -> dict[str, tuple[list[Vertices], str]]:
        """Rings and colour of every ward."""
        found = self.assessment
        needed, missing = deficit.need_and_shortage(self.way)
        figures = found.at_level(self.level)
        short, need = (figures[name].to_numpy(dtype=float) for name in (missing, needed))
        shares = np.divide(short, need, out=np.zeros_like(short), where=need > 0)
        shares[np.isnan(short)] = np.nan
        colours = dict(zip(map(str, figures.index), map(NEED.color, shares), strict=True))
        wards = found.network.wards(found.options.units)
        return {
            str(ward_id): (ground_paths.outline(shape), colours[str(ward_id)])
            for ward_id, shape in zip(wards.index, wards.geometry, strict=True)
        }

    @cached_property
    def shortages(self) -> pd.Series:
        """What every ward misses [rooms], by ``ward_id``."""
        _, missing = deficit.need_and_shortage(self.way)
        short = self.assessment.at_level(self.level)[missing].astype(float)
        return short.set_axis(short.index.astype(str))

    @cached_property
    def figures(self) -> dict[str, str]:
        """What every ward misses, as it is written."""
        return {
            str(ward_id): words.number(rounding.half_up(float(one)), lang=self.lang)
            for ward_id, one in self.shortages.items()
        }

    def _wards(self, frame: MapWindow, ward_id: str | None) -> Iterator[str]:
        """Fill the wards with the class of what they miss."""
        for name, (rings, colour) in self._shapes.items():
            if any(frame.shows(_box(ring)) for ring in rings):
                pale = ' fill-opacity="0.45"' if ward_id not in {None, name} else ""
                path = _path(rings, frame, closed=True)
                yield f'<path d="{path}" fill="{colour}" fill-rule="evenodd"{pale}/>'

    def _borders(self, frame: MapWindow, ward_id: str | None) -> Iterator[str]:
        """Draw the borders over the ground, the chosen ward's last and widest."""
        order = sorted(self._shapes, key=lambda name: name == ward_id)
        for name in order:
            rings, _ = self._shapes[name]
            width = (2.5 if name == ward_id else 1) * BORDER_MM * frame.unit_m
            if any(frame.shows(_box(ring)) for ring in rings):
                path = _path(rings, frame, closed=True)
                yield f'<path d="{path}" fill="none" stroke="#4b5563" stroke-width="{width:.1f}"/>'

    @cached_property
    def dots(self) -> tuple[tuple[float, float, bool], ...]:
        """Where the schools of the level stand [m], and whether they are proposed."""
        town = self.assessment.network
        found = self.assessment.schools
        here = found[found.index.get_level_values("level") == self.level].droplevel("level")
        sites = set(here.index[here["proposed"].astype(bool)])
        # a school whose rooms nobody told stands all the same
        bare = town.roomless.loc[town.roomless["level"] == self.level, "school_id"]
        places = town.schools[town.schools.index.isin([*here.index, *bare])]
        places = places[network.placed(places)]
        proposed = places.index.isin(list(sites))
        return tuple(
            (float(x), float(y), bool(site))
            for (x, y), site in zip(network.xy(places), proposed, strict=True)
        )

    def _schools(self, frame: MapWindow) -> Iterator[str]:
        """Dot the schools of the level; what is proposed is a diamond."""
        size = SCHOOL_MM * frame.unit_m
        for x, y, proposed in self.dots:
            if not (frame.west <= x <= frame.east and frame.south <= y <= frame.north):
                continue
            px, py = frame.around((x, y))
            if proposed:
                big = 2.2 * size
                points = f"{px},{py - big} {px + big},{py} {px},{py + big} {px - big},{py}"
                yield (
                    f'<polygon points="{points}" fill="#0b57d0" stroke="#ffffff"'
                    f' stroke-width="{size / 3:.1f}"/>'
                )
            else:
                yield (
                    f'<circle cx="{px}" cy="{py}" r="{size:.1f}" fill="#1f2937"'
                    f' stroke="#ffffff" stroke-width="{size / 4:.1f}"/>'
                )

    def unwritten(self, frame: MapWindow, *, ward_id: str | None = None) -> pd.Series:
        """
        Find the wards that lack rooms and whose names find no place in a window.

        Returns
        -------
        pandas.Series
            Rooms missing by ``ward_id``, most first; of the chosen ward alone, as each of its
            neighbours has a sheet of its own.
        """
        short = self.shortages
        chosen = short[(short >= HALF_A_ROOM) & (short.index.isin([ward_id]) | (ward_id is None))]
        if chosen.empty:
            return chosen
        written = {name for name, labels in self._names(frame, ward_id).items() if labels}
        left = chosen[~chosen.index.isin(written)]
        return left.sort_values(ascending=False, kind="stable")

    @cached_property
    def _names(self) -> Callable[[MapWindow, str | None], dict[str, tuple[str, ...]]]:
        """Place the names of a window once: a sheet draws them, then says which are left out."""
        return lru_cache(maxsize=_WINDOWS)(
            lambda frame, ward_id: dict(self._placed(frame, ward_id))
        )

    def _placed(
        self, frame: MapWindow, ward_id: str | None
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """
        Write every ward's name and what it misses, the larger first, where they are in sight.

        Yields
        ------
        str, tuple of str
            ``ward_id`` and its labels; none where no place was left.
        """
        found = self.assessment
        wards = found.network.wards(found.options.units)
        sight = shapely.box(frame.west, frame.south, frame.east, frame.north)
        names = WardNames(frame=frame)
        order = wards.geometry.area.sort_values(ascending=False, kind="stable").index
        for at in sorted(order, key=lambda one: str(one) != ward_id):  # the ward told of first
            row = wards.loc[at]
            shape = row.geometry.intersection(sight)
            if shape.is_empty or shape.area < (12 * frame.unit_m) ** 2:
                continue  # a name would not fit
            name = plain(str(row["ward"]))[:LONGEST_NAME]
            whole = row.geometry.within(sight)
            labels = names.written(shape, name, self.figures[str(at)], may_leave=whole)
            yield str(at), tuple(labels)


def _opened(wide: float, high: float) -> str:
    """Open an SVG as large as a window [m]."""
    space = "http://www.w3.org/2000/svg"
    box = f"0 0 {wide:.1f} {high:.1f}"
    return f'<svg xmlns="{space}" viewBox="{box}" font-family={quoteattr(FONT)}>'


def _box(vertices: Vertices) -> tuple[float, float, float, float]:
    """Return west, south, east, north of some vertices."""
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _path(parts: Iterable[Vertices], frame: MapWindow, *, closed: bool) -> str:
    """Write vertices as a path, to the metre."""
    corner = np.array([frame.west, frame.north])
    flip = np.array([1.0, -1.0])
    written = []
    for part in parts:
        steps = np.rint((part - corner) * flip).astype(int)
        points = " ".join(f"{x},{y}" for x, y in steps.tolist())
        written.append(f"M{points}{'Z' if closed else ''}")
    return "".join(written)


def _scale(frame: MapWindow, lang: str) -> Iterator[str]:
    """Draw the scale bar at the lower left and the arrow to the north at the upper right."""
    unit, length = frame.unit_m, bar_m(frame)
    x, y = 5 * unit, frame.north - frame.south - 5 * unit
    said = f"{words.number(length / KM_M, lang=lang, decimals=0 if length >= KM_M else 1)} km"
    yield (
        f'<rect x="{x - 2 * unit:.1f}" y="{y - 6 * unit:.1f}" width="{length + 4 * unit:.1f}"'
        f' height="{8.5 * unit:.1f}" fill="#ffffff" fill-opacity="0.8"/>'
    )
    yield (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{length}" height="{1.2 * unit:.1f}"'
        f' fill="#ffffff" stroke="#111827" stroke-width="{0.2 * unit:.2f}"/>'
    )
    yield f'<rect x="{x:.1f}" y="{y:.1f}" width="{length / 2}" height="{1.2 * unit:.1f}"/>'
    yield f'<text x="{x:.1f}" y="{y - 1.5 * unit:.1f}" font-size="{3 * unit:.1f}">0 – {said}</text>'
    east = frame.east - frame.west - 8 * unit
    points = f"{east},{5 * unit} {east + 2.5 * unit},{13 * unit} {east},{11 * unit}"
    points += f" {east - 2.5 * unit},{13 * unit}"
    yield f'<polygon points="{points}" fill="#111827"/>'
    north = escape(words.say("doc.map.north", lang=lang))
    yield (
        f'<text x="{east}" y="{17.5 * unit:.1f}" font-size="{4 * unit:.1f}" font-weight="bold"'
        f' text-anchor="middle">{north}</text>'
    )
