"""What the columns of a layer are called: names an office reads, in place of ours."""

from __future__ import annotations

from dataclasses import dataclass

from spatial import quantities, words
from spatial.export.layers.vector_layer import VectorLayer
from spatial.network import TOTALS

FIELD = "layers.field."


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAlias:
    """One column: its name in the file, what a reader sees, how it is reckoned (maybe empty)."""

    column: str
    alias: str
    description: str = ""


def of(layer: VectorLayer, *, lang: str) -> tuple[FieldAlias, ...]:
    """
    Name every column of a layer; no two of a layer share a name.

    A figure is called as in ``docs/quantities.md``, with its unit; its formula is the description.
    """
    return tuple(_alias(layer.name, column, lang) for column in layer.columns)


def _alias(layer: str, column: str, lang: str) -> FieldAlias:
    """Name one column."""
    if column.startswith(TOTALS):
        year = column.removeprefix(TOTALS)
        said = words.say(f"{FIELD}population", lang=lang, year=year)
        return FieldAlias(column=column, alias=said)
    figure = quantities.in_file(f"{layer}.geojson", column)
    if f"{FIELD}{column}" in words.texts(lang):
        formula = "" if figure is None else figure.formula[lang]
        said = words.say(f"{FIELD}{column}", lang=lang)
        return FieldAlias(column=column, alias=said, description=formula)
    if figure is None:
        return FieldAlias(column=column, alias=column)
    name = figure.name[lang]
    said = f"{name} (m²)" if figure.unit == "m2" and "m²" not in name else name
    return FieldAlias(column=column, alias=said, description=figure.formula[lang])
