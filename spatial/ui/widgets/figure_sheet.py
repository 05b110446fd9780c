"""A table of figures in its own order, its first rows drawn and the rest counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from spatial.commands import row_text
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import text

MOST = 40  # rows of a sheet; the file has all
_SHORT = frozenset({"level", "ward", "account", "is_recognised"})  # a word or three
_YEARS = ("year", "_year")


def html(
    table: pd.DataFrame,
    columns: Sequence[str],
    *,
    title: str,
    prefix: str,
    lang: str,
    named: Mapping[str, Callable[[object], str]] | None = None,
) -> str:
    """
    Draw a table.

    Parameters
    ----------
    table
        The words of its column ``<column>_remark``, where it has one, stand under that column's.
    columns
        Those shown, in their order.
    title, prefix
        What it is called; where the words of its heads stand, ``<prefix>.head.<column>``.
    named
        How the words of a column are said, where they are codes.
    """
    said = named or {}
    heads = [
        TableHead(
            label=say(f"{prefix}.head.{one}", lang=lang),
            number=one not in said and pd.api.types.is_numeric_dtype(table[one]),
            short=one in _SHORT,
        )
        for one in columns
    ]
    rows = [
        TableRow(
            cells=[
                text(_cell(row[one], one, said.get(one), lang))
                + html_table.quiet(row.get(f"{one}_remark"))
                for one in columns
            ]
        )
        for row in table.head(MOST).to_dict("records")
    ]
    drawn = html_table.title(title) + html_table.html(heads, rows, name=title)
    return drawn + html_table.more(len(table) - MOST, lang=lang)


def _cell(value: object, name: str, said: Callable[[object], str] | None, lang: str) -> str:
    """Write a cell; what nobody told is a dash, a year has no thousands sign."""
    if said is not None:
        return said(value)
    if value is None or value != value:  # noqa: PLR0124 - missing
        return "–"
    if isinstance(value, str):
        return value
    number = float(str(value))
    if name.endswith(_YEARS):
        return str(int(number))
    return row_text.figure(name, number, lang)
