"""Colours and classes of the map: round breaks, zero on its own, safe for colour-blind eyes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from spatial import need_classes, words

# Shared with the layers that leave the house: one definition, so that no map disagrees.
NEED, NONE, UNTOLD, SHORTAGE = (
    need_classes.NEED,
    need_classes.NONE,
    need_classes.UNTOLD,
    need_classes.SHORTAGE,
)
CALM_SHARE, FULL_SHARE = need_classes.CALM_SHARE, need_classes.FULL_SHARE
CALM, BUSY, OVER, UNKNOWN = (
    need_classes.CALM,
    need_classes.BUSY,
    need_classes.OVER,
    need_classes.UNKNOWN,
)

MINUS = "−"
# ColorBrewer RdBu (five classes), colorbrewer2.org, safe for colour-blind eyes.
LESS, MORE = ("#92c5de", "#2166ac"), ("#f4a582", "#b2182b")
LIGHT_TEXT = frozenset({"#e34a33", "#b30000", "#2166ac", "#b2182b"})
# Paul Tol's light scheme, safe for colour-blind eyes; borders part what shares a colour.
LIGHT = ("#77aadd", "#eedd88", "#ee8866", "#99ddff", "#44bb99", "#ffaabb", "#bbcc33", "#aaaa00")
NOBODY = "#8b8f98"
LINE, CELL_BORDER = "#1f2937", "#6b7280"
BORDER, CHOSEN, PROPOSED = "#4b5563", "#0b57d0", "#0b57d0"
PARCEL, PARCEL_FILL = "#0f766e", "#5eead4"
INSTITUTION = "#67e8f9"
INDEPENDENT = "#a21caf"
# Roads of a what-if: no school's colour nor a street's, seen on a light and on a dark page.
OPENED, CLOSED = "#15803d", "#c026d3"
COMMENT, COMMENT_FILL = "#6d28d9", "#ddd6fe"

_STEPS = (1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """
    Classes of equal width above zero; the last is open.

    Attributes
    ----------
    step
        Width of a class, in the unit shown.
    decimals
        Digits of the figures classed.
    colors
        One colour a class, from the first above zero.
    """

    step: float
    decimals: int
    colors: tuple[str, ...]

    def color(self, value: float) -> str:
        """Return the colour of a figure already rounded; nothing missing, not known: their own."""
        if math.isnan(value):
            return UNTOLD
        if value <= 0:
            return NONE
        at = math.ceil(round(value / self.step, 9)) - 1
        return self.colors[min(at, len(self.colors) - 1)]

    def labels(self, *, lang: str, sign: str = "") -> list[str]:
        """
        Write the bounds of each class.

        Parameters
        ----------
        sign
            Put before every bound: the classes of changes are written once for each direction.

        Returns
        -------
        list of str
            From zero outwards; the open class as “> n”, on the way down as “< −n”.
        """
        least = 10.0**-self.decimals
        said = []
        for at in range(len(self.colors)):
            low, high = (
                sign + words.number(bound, lang=lang, decimals=self.decimals)
                for bound in (at * self.step + least, (at + 1) * self.step)
            )
            edge = sign + words.number(at * self.step, lang=lang, decimals=self.decimals)
            if at == len(self.colors) - 1:
                said.append(f"{'<' if sign == MINUS else '>'} {edge}")
            elif low == high:
                said.append(high)
            else:
                said.append(f"{high}…{low}" if sign == MINUS else f"{low}–{high}")
        return said


def round_step(largest: float, classes: int, decimals: int) -> float:
    """
    Find a round width so that few figures lie beyond the last class.

    Parameters
    ----------
    classes
        How many classes there are.
    decimals
        Digits of the figures; no step is finer.

    Examples
    --------
    >>> round_step(162, 5, 0), round_step(4.8, 5, 1), round_step(0, 5, 0)
    (40.0, 1.0, 1.0)
    """
    least = 10.0**-decimals
    wanted = max(largest / classes, least)
    power = 10.0 ** math.floor(math.log10(wanted))
    steps = (round(step * power, 9) for step in _STEPS)
    return next(
        step
        for step in (*steps, 10 * power)
        if step >= wanted - 1e-9 and math.isclose(step / least, round(step / least))
    )


def shortage(figures: Iterable[float], *, decimals: int) -> Scale:
    """Return the scale for shortages, five classes and zero."""
    largest = max((figure for figure in figures if not math.isnan(figure)), default=0.0)
    step = round_step(largest, len(SHORTAGE), decimals)
    return Scale(step=step, decimals=decimals, colors=SHORTAGE)


def difference(figures: Iterable[float], *, decimals: int) -> Scale:
    """Return the scale for the size of a change, two classes each way (colour: `signed`)."""
    largest = max((abs(one) for one in figures if not math.isnan(one)), default=0.0)
    return Scale(step=round_step(largest, len(LESS), decimals), decimals=decimals, colors=LESS)


def signed(scale: Scale, change: float) -> str:
    """Return the colour of a change: blue where less is missing, red where more is."""
    colour = scale.color(abs(change))
    if colour in {NONE, UNTOLD} or change < 0:
        return colour
    return MORE[LESS.index(colour)]


def utilisation(share: float) -> str:
    """Return the colour of a school by pupils per seat; grey where it has no seats."""
    if math.isnan(share):
        return UNKNOWN
    if share < CALM_SHARE:
        return CALM
    return BUSY if share <= FULL_SHARE else OVER
