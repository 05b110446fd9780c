"""How a layer is painted, told once: QGIS's own styles and SLD are written from it."""

from __future__ import annotations

from dataclasses import dataclass

from spatial import need_classes, words
from spatial.deficit import status_key
from spatial.records import Status

BORDER, PROPOSED = "#4b5563", "#0b57d0"
SCHOOL_NAMES_FROM = 25_000  # smaller, a ward's schools write over each other
GROUND, STREET, CELL = "#fbfaf7", "#b8b0a2", "#6b7280"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRule:
    """
    One class of a layer.

    Attributes
    ----------
    label
        What the legend says.
    color
        Fill of a polygon or point, ink of a line.
    column
        Figure the class is of; empty for all rows.
    above, below
        Bounds; ``None`` for none. Neither of a named column: where the figure is not known.
    above_counts, below_counts
        Whether the bound itself is in the class.
    """

    label: str
    color: str
    column: str = ""
    above: float | None = None
    below: float | None = None
    above_counts: bool = False
    below_counts: bool = True

    @property
    def untold(self) -> bool:
        """Whether the class is of rows whose figure nobody knows."""
        return bool(self.column) and self.above is None and self.below is None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerStyle:
    """
    Classes and label of a layer.

    Attributes
    ----------
    rules
        Classes; each row is in one.
    stroke, width_mm
        Line of the outline and its width [mm].
    size_mm
        Diameter of a point [mm].
    labels
        Columns of text written beside a row, one a line; none for no label.
    labels_from
        Smallest scale labels are written at, as its denominator; 0 for any.
    opacity
        Of the whole layer, 0..1.
    """

    rules: tuple[StyleRule, ...]
    stroke: str = BORDER
    width_mm: float = 0.3
    size_mm: float = 2.4
    labels: tuple[str, ...] = ()
    labels_from: int = 0
    opacity: float = 1.0


def deficit(*, lang: str, way: str = "") -> LayerStyle:
    """Paint wards by the share of the need that is missing, in the classes of the screen."""
    need, column = need_classes.NEED, "share_missing"
    edges = (0.0, *need.bounds)
    classes = [
        StyleRule(label=label, color=color, column=column, above=low, below=high)
        for label, color, low, high in zip(
            need.labels(lang=lang), need.colors, edges, (*need.bounds, None), strict=True
        )
    ]
    none = StyleRule(
        label=words.say("layers.class.none", lang=lang),
        color=need_classes.NONE,
        column=column,
        below=0.0,
    )
    unknown = StyleRule(
        label=words.say(status_key(Status.UNTOLD, way), lang=lang),
        color=need_classes.UNTOLD,
        column=column,
    )
    return LayerStyle(rules=(none, *classes, unknown), labels=("ward", "short"), opacity=0.9)


def schools(*, lang: str) -> LayerStyle:
    """Paint schools by pupils per seat, in the classes of the screen."""
    calm, full, column = need_classes.CALM_SHARE, need_classes.FULL_SHARE, "utilisation"

    def said(key: str) -> str:
        return words.say(
            f"layers.class.{key}",
            lang=lang,
            calm=words.percent(calm, lang=lang),
            full=words.percent(full, lang=lang),
        )

    rules = (
        StyleRule(
            label=said("calm"),
            color=need_classes.CALM,
            column=column,
            below=calm,
            below_counts=False,
        ),
        StyleRule(
            label=said("busy"),
            color=need_classes.BUSY,
            column=column,
            above=calm,
            above_counts=True,
            below=full,
        ),
        StyleRule(label=said("over"), color=need_classes.OVER, column=column, above=full),
        StyleRule(label=said("unknown"), color=need_classes.UNKNOWN, column=column),
    )
    return LayerStyle(
        rules=rules, stroke="#111827", width_mm=0.2, labels=("name",), labels_from=25_000
    )


def plain(name: str, *, lang: str) -> LayerStyle:
    """Paint a layer that shows where something is."""
    title = words.say(f"layers.title.{name}", lang=lang)
    if name == "wards":
        return LayerStyle(rules=(StyleRule(label=title, color=GROUND),), labels=("ward",))
    if name == "streets":
        return LayerStyle(rules=(StyleRule(label=title, color=STREET),), width_mm=0.25)
    if name == "cells":
        return LayerStyle(rules=(StyleRule(label=title, color=CELL),), size_mm=0.8, width_mm=0.0)
    return LayerStyle(
        rules=(StyleRule(label=title, color=PROPOSED),),
        stroke="#ffffff",
        size_mm=4.0,
        labels=("name",),
    )
