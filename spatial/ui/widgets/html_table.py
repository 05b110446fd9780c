"""Tables to be read: every cell in full, on a phone a card a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spatial import words
from spatial.ui.text import say
from spatial.ui.widgets import quantity_tip
from spatial.ui.widgets.markup import tag, text


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHead:
    """
    One column.

    Attributes
    ----------
    label
        What it is called.
    number
        Whether its cells are figures, to the right.
    figure
        Key of the words that head the figures, by which `spatial.quantities` defines them.
    tip
        That definition, shown when one rests on the head.
    short
        Whether its cells are a few words that stay on one line.
    """

    label: str
    number: bool = False
    figure: str = ""
    tip: str = ""
    short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """
    One row.

    Attributes
    ----------
    cells
        HTML of each column, already escaped.
    css
        Class names.
    key
        Kind and id of what it is about, as ``ward:w1``: the map marks it when that is chosen.
    """

    cells: Sequence[str]
    css: str = ""
    key: str = ""


def figures(
    key: str, *, lang: str, label: str = "", kind: str = "", number: bool = True
) -> TableHead:
    """
    Head a column of figures with what defines them.

    Parameters
    ----------
    key
        Key of the words by which `spatial.quantities` knows the figures.
    label
        What it is called instead of these words.
    kind
        How the figures are known, where one kind holds for all.
    number
        False for a column of words, which has no definition.
    """
    named = label or say(key, lang=lang)
    if not number:
        return TableHead(label=named)
    tip = quantity_tip.tip(key, lang=lang, kind=kind)
    return TableHead(label=named, number=True, figure=key, tip=tip)


def html(
    heads: Sequence[TableHead], rows: Iterable[TableRow | str], *, name: str, css: str = ""
) -> str:
    """
    Draw a table.

    Parameters
    ----------
    rows
        The rows; a plain text is a heading over the rows that follow.
    name
        What the table is, for screen readers.
    css
        Further class names.
    """
    top = tag(
        "tr",
        *(
            _cell("th", head, text(head.label), data_figure=head.figure, title=head.tip)
            for head in heads
        ),
    )
    body = [_row(heads, row) for row in rows]
    return tag(
        "table",
        tag("caption", text(name)),
        tag("thead", top),
        tag("tbody", *body),
        css=f"tl-sheet {css}".strip(),
    )


def _row(heads: Sequence[TableHead], row: TableRow | str) -> str:
    if isinstance(row, str):
        return tag("tr", tag("th", text(row), colspan=str(len(heads))), css="tl-over")
    cells = (
        _cell("td", head, _inner(head, inner), data_label=head.label)
        for head, inner in zip(heads, row.cells, strict=True)
    )
    return tag("tr", *cells, css=row.css, data_row=row.key)


def _inner(head: TableHead, inner: str) -> str:
    """Draw what stands in a cell, its few words on one line where the column has only such."""
    return tag("div", inner, css="tl-keep" if head.short else "") if inner else ""


def _cell(name: str, head: TableHead, inner: str, **attributes: str) -> str:
    return tag(name, inner, css="tl-number" if head.number else "", **attributes)


def title(said: object) -> str:
    """Draw the title of a part of the page."""
    return tag("h2", text(said), css="tl-title")


def more(rest: int, *, lang: str) -> str:
    """Count under a table the rows only its file has; nothing where it has them all."""
    return quiet(say("norms.more", lang=lang, count=words.number(rest, lang=lang)) * (rest > 0))


def without_empty(
    heads: Sequence[TableHead], rows: Sequence[TableRow]
) -> tuple[list[TableHead], list[TableRow]]:
    """Leave out the columns no row has anything in."""
    kept = [at for at in range(len(heads)) if not rows or any(row.cells[at] for row in rows)]
    fewer = [
        TableRow(cells=[row.cells[at] for at in kept], css=row.css, key=row.key) for row in rows
    ]
    return [heads[at] for at in kept], fewer


def quiet(value: object) -> str:
    """Draw a remark under a cell's main words; nothing for nothing."""
    return tag("span", text(value), css="tl-sub") if value else ""
