"""The kinds of odd town: each takes a plain town and makes it odd in one way."""

from __future__ import annotations

from tests.kit import oddities_of_areas, oddities_of_figures
from tests.kit.oddity_register import ODDITIES

__all__ = ["ODDITIES", "oddities_of_areas", "oddities_of_figures"]
