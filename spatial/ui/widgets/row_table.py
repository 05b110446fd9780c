"""A table that is sorted and searched in the browser, and whose row may be chosen."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from spatial.ui.session import state
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

ROW_PX, HEAD_PX, MAX_ROWS = 35, 38, 12  # more rows than that scroll
MAX_PRINTED = 300  # more rows are a file's business, not the printed page's


@dataclass(frozen=True, kw_only=True)
class RowTable:
    """
    A table as it is shown.

    Attributes
    ----------
    key, name
        Of the widget, and what a screen reader calls it.
    columns
        How Streamlit shows each.
    writers
        Write the figures; the values stay numbers, so that sorting holds.
    order
        The columns shown; ``None`` for all in theirs.
    """

    frame: pd.DataFrame
    key: str
    name: str
    columns: Mapping[str, Any]
    writers: Mapping[str, Callable[[Any], str]]
    order: Sequence[str] | None = None

    def styled(self) -> Styler:
        """Return the frame with its figures written."""
        return self.frame.style.format(dict(self.writers))

    def draw(self, row: int | None = None, **look: Any) -> None:  # noqa: ANN401 - as Streamlit takes it
        """
        Show it to be read.

        Parameters
        ----------
        row
            The one chosen.
        **look
            As Streamlit takes it.
        """
        st.dataframe(
            self.styled(),
            key=self.key,
            hide_index=True,
            column_order=self.order,
            column_config=self.columns,
            height=HEAD_PX + ROW_PX * min(max(len(self.frame), 1), MAX_ROWS),
            row_height=ROW_PX,
            alt=self.name,
            **look,
        )
        if table := self.printed(row):
            st.html(table)

    def printed(self, row: int | None = None) -> str:
        """Draw it whole for paper and, a card a row, for a phone; the row chosen is marked."""
        if len(self.frame) > MAX_PRINTED:
            return ""
        drawn = {"progress", "line_chart", "bar_chart", "area_chart"}  # no figure stands in those
        names = [
            name for name in self.order or list(self.frame.columns) if self._kind(name) not in drawn
        ]
        heads = [
            TableHead(label=str(self._config(name).get("label", name)), number=name in self.writers)
            for name in names
        ]
        rows = [
            TableRow(
                cells=[text(self._written(name, cells[name])) for name in names],
                css="tl-here" if at == row else "",
            )
            for at, cells in enumerate(self.frame.to_dict("records"))
        ]
        return tag("div", html_table.html(heads, rows, name=self.name), css="tl-print")

    def _config(self, name: str) -> Mapping[str, Any]:
        return dict(self.columns.get(name) or {})

    def _kind(self, name: str) -> str:
        return str((self._config(name).get("type_config") or {}).get("type", ""))

    def _written(self, name: str, value: Any) -> str:  # noqa: ANN401 - a cell of any type
        """Write a cell; a dash for what is not known."""
        if value is None or (isinstance(value, float) and math.isnan(value)):
            return "–"
        return self.writers.get(name, str)(value)

    def choose(
        self, picked: Callable[[int | None], None], *, row: int | None, always: bool = False
    ) -> None:
        """
        Show it with a row that may be chosen.

        Parameters
        ----------
        picked
            Hears the position of the row chosen, ``None`` when it is let go.
        row
            The one chosen now.
        always
            Whether some row is always chosen: then none is never heard.
        """
        rows = [] if row is None else [row]
        state.hold(self.key, {"selection": {"rows": rows, "columns": [], "cells": []}})

        def select() -> None:
            chosen = state.held(self.key)["selection"]["rows"]
            if chosen or not always:
                picked(chosen[0] if chosen else None)

        mode = "single-row-required" if always else "single-row"
        if 0 < len(self.frame) <= MAX_PRINTED:
            self._by_name(picked, row=row, always=always)
        self.draw(row, on_select=select, selection_mode=mode)

    def _by_name(
        self, picked: Callable[[int | None], None], *, row: int | None, always: bool
    ) -> None:
        """Let a row be chosen by its name: on a phone cards stand in the table's place."""
        first = next(iter(self.order or self.frame.columns))
        names = [str(name) for name in self.frame[first]]  # an option is no Markdown
        key = state.hold(f"{self.key}_name", row)
        with st.container(key=f"{self.key}_by_name"):
            st.selectbox(
                str(self._config(first).get("label", first)),
                range(len(names)),
                index=0 if always else None,
                key=key,
                format_func=names.__getitem__,
                on_change=lambda: picked(state.held(key)),
            )
