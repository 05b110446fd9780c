"""
Classes and colours every map paints wards and schools by: the screen, GIS styles, printed sheets.

ColorBrewer OrRd (five classes), colorbrewer2.org, safe for colour-blind eyes.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from spatial import deficit, words

NONE = "#f7f7f7"
UNTOLD = "#c5cad3"  # nobody knows: neither none nor any class
SHORTAGE = ("#fef0d9", "#fdcc8a", "#fc8d59", "#e34a33", "#b30000")

# Utilisation of a school: bounds and colours; they differ in brightness, not only in hue.
CALM_SHARE, FULL_SHARE = 0.85, 1.0
CALM, BUSY, OVER, UNKNOWN = "#2b83ba", "#ffffff", "#4a1486", "#9ca3af"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedShares:
    """
    Classes of what is missing by its share of the need, the same at every level and in every year.

    Attributes
    ----------
    bounds
        Upper bounds of all classes above zero but the last, as shares; the first two are those of
        `spatial.deficit.status`, so that colour and word never disagree.
    colors
        One colour a class, from the first above zero.
    """

    bounds: tuple[float, ...]
    colors: tuple[str, ...]

    def color(self, share: float) -> str:
        """
        Return the colour of a share; nothing missing and not known have their own.

        Examples
        --------
        >>> [NEED.color(share) for share in (0, 0.1, 0.3, 0.31, 0.7)]
        ['#f7f7f7', '#fdcc8a', '#fc8d59', '#e34a33', '#b30000']
        """
        if math.isnan(share):
            return UNTOLD
        share = round(share, 9)
        return NONE if share <= 0 else self.colors[bisect_left(self.bounds, share)]

    def labels(self, *, lang: str) -> list[str]:
        """Write the bounds of each class in percent."""
        edges = [words.number(100 * bound, lang=lang) for bound in self.bounds]
        between = [f"{low}–{high} %" for low, high in pairwise(edges)]
        return [f"≤ {edges[0]} %", *between, f"> {edges[-1]} %"]


NEED = NeedShares(bounds=(deficit.WATCH_SHARE, deficit.SHORT_SHARE, 0.6), colors=SHORTAGE[1:])
