"""Classes and colours of access: few seats dark, many pale; costs the other way round."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from spatial import access, words
from spatial.ui.map import colours
from spatial.ui.map.colours import NOBODY
from spatial.ui.screens.access.measures import COVERAGE, AccessReach
from spatial.ui.text import say

BOUNDS = (0.25, 0.5, 0.75, 1.0)  # seats per pupil; above the last everybody has a seat
DARK_FIRST = tuple(reversed(colours.SHORTAGE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """
    Classes of a measure.

    Attributes
    ----------
    bounds
        Upper bounds of all classes but the last.
    colors, labels
        Of each class.
    """

    bounds: tuple[float, ...]
    colors: tuple[str, ...]
    labels: tuple[str, ...]

    def color(self, value: float) -> str:
        """Return the colour of a value; grey for none."""
        if not np.isfinite(value):
            return NOBODY
        return self.colors[int(np.searchsorted(self.bounds, round(value, 9), side="left"))]


def classes(reach: AccessReach, *, lang: str) -> Classes:
    """Return the classes of a measure."""
    labels: tuple[str, ...]
    if reach.name == COVERAGE:
        labels = (say("reach.out", lang=lang), say("reach.in", lang=lang))
        return Classes(bounds=(0.5,), colors=(DARK_FIRST[1], colours.NONE), labels=labels)
    bounds: tuple[float, ...] = BOUNDS
    colors = DARK_FIRST
    if reach.name == access.RAAM:
        known = reach.value[np.isfinite(reach.value)]
        step = colours.round_step(float(np.quantile(known, 0.9)) if len(known) else 1.0, 5, 1)
        bounds, colors = tuple(step * n for n in range(1, 5)), colours.SHORTAGE
    lines = [words.number(bound, lang=lang, decimals=2) for bound in bounds]
    labels = (*(f"≤ {bound}" for bound in lines), f"> {lines[-1]}")
    return Classes(bounds=bounds, colors=colors, labels=labels)
