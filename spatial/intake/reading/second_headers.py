"""A second table below the first with its columns in another order: not to be read by the first."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from spatial.intake.reading import headers, rows
from spatial.intake.reading.units import Head

_LEAST = 3  # known columns a row of headers names at least, the name of the school among them


def first(
    body: pd.DataFrame, heads: Sequence[Head], above: Sequence[Sequence[str]], table: str
) -> tuple[int, str] | None:
    """
    Find the first row that is a header of other columns than those above.

    Parameters
    ----------
    body
        Everything below the header.
    heads
        The columns as the header names them.
    above
        The rows of the header as text: one printed again on every page changes nothing.

    Returns
    -------
    row, columns
        Its number and the headers that moved; ``None`` where there is none.
    """
    own = {head.at: head.column for head in heads}
    named = {cell for line in above for cell in line if cell}
    texts = rows.texts(body[~rows.blank(body)])  # a cell in the last row has a million above it
    likely = texts.isin(named).sum(axis=1).to_numpy() >= _LEAST - 1
    for row, line in zip(texts.index[likely], texts[likely].to_numpy(dtype=object), strict=True):
        cells = [str(cell) for cell in line]
        if any(_again(cells, list(written)) for written in above):
            continue
        called = {
            at: column
            for at, cell in enumerate(cells, start=1)
            if cell and (column := headers.known(cell, table))
        }
        moved = [cells[at - 1] for at, column in called.items() if own.get(at) != column]
        if "name" in called.values() and len(called) >= _LEAST and moved:
            return int(row), ", ".join(f"“{cell}”" for cell in moved)
    return None


def _again(cells: Sequence[str], written: Sequence[str]) -> bool:
    """Tell whether a row says nothing but what stands in the header at the same places."""
    return all(not cell or cell == one for cell, one in zip(cells, written, strict=True))
