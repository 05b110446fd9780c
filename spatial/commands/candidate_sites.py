"""Candidate sites of a command beside the parcels: points, and a grid with areas masked out."""

from __future__ import annotations

from dataclasses import dataclass

import click
import numpy as np
from shapely.geometry.base import BaseGeometry

from spatial.commands.number_types import METRES, FiniteNumber
from spatial.commands.shared_options import Command, gathered
from spatial.errors import Fault, UserError
from spatial.intake.apart import read_areas
from spatial.network import Network
from spatial.recommend import Site, candidates

MOST_LAND_M2 = 1e8
MASKS = ("water", "park", "industry")


@dataclass(frozen=True)
class CandidateOptions:
    """Sites beside the parcels, as the options give them: points, and a grid with its masks."""

    places: tuple[str, ...]
    grid: float | None
    grid_land: float
    masks: tuple[str, ...]

    def read(self, town: Network) -> tuple[tuple[Site, ...], candidates.Laid]:
        """Make the sites, and beside them what is masked out of the grid."""
        sites = [_point(town, text, number) for number, text in enumerate(self.places, start=1)]
        areas = dict(_mask(town, text) for text in self.masks)
        if self.grid is None:
            return tuple(sites), ()
        laid = candidates.lay(town, step_m=self.grid, land_m2=self.grid_land, areas=areas)
        sites += [site for site, why in laid if why == "in"]
        return tuple(sites), tuple((site, why) for site, why in laid if why != "in")


def options(command: Command) -> Command:
    """Give a command the options that add candidate sites, handed over as `beside`."""
    command = gathered(CandidateOptions, "beside")(command)
    for option in (
        click.option(
            "--mask",
            "masks",
            multiple=True,
            metavar="NAME=FILE",
            help="Vùng loại trừ của lưới: water, park, industry. / Areas a grid leaves out.",
        ),
        click.option(
            "--grid-land",
            type=FiniteNumber(min=0, max=MOST_LAND_M2),
            default=candidates.LAND_M2,
            show_default=True,
            help="m² mỗi điểm. / Land.",
        ),
        click.option(
            "--grid",
            type=FiniteNumber(min=10, max=METRES),
            help="Tạo lưới điểm, mét. / Lay a grid of points [m].",
        ),
        click.option(
            "--point",
            "places",
            multiple=True,
            metavar="LON,LAT[,M2]",
            help="Điểm xét thêm, đất giả định. / A further candidate; its land is assumed.",
        ),
    ):
        command = option(command)
    return command


def _point(town: Network, text: str, number: int) -> Site:
    """Read ``106.65,10.86`` or ``106.65,10.86,12000``."""
    try:
        lon, lat, *land = (float(part) for part in text.split(","))
        (land_m2,) = land or (candidates.LAND_M2,)
        if not (np.isfinite([lon, lat]).all() and 0 <= land_m2 <= MOST_LAND_M2):
            raise ValueError(text)  # noqa: TRY301 - one answer for every text that is no place
    except ValueError as problem:
        raise UserError(Fault(code="siting_point", value=text)) from problem
    return candidates.point(town, lon, lat, land_m2=land_m2, number=number, name=f"({lon}, {lat})")


def _mask(town: Network, text: str) -> tuple[str, BaseGeometry]:
    """Read ``water=lakes.geojson``."""
    name, _, file = text.partition("=")
    if name not in MASKS or not file:
        blanks = {"known": ", ".join(MASKS)}
        raise UserError(Fault(code="siting_mask", value=text, blanks=blanks))
    return name, read_areas(file, crs=town.crs)
