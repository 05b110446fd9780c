"""What every sheet shares: looks, heads in words, the page it is printed on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from spatial.export.documents.pieces import plain
from spatial.export.documents.source import DocumentSource

HEAD_ROW = 2  # title, an empty row, then heads
WHOLE, EXACT = "#,##0", "General"
HUNDREDTHS = "#,##0.00"  # as it is shown; the cell keeps every digit
HEAD_HEIGHT, LINE_HEIGHT = 48, 15.5  # points
A4 = 9


@dataclass
class WorkbookGrid:
    """A workbook in the making, with its looks, each made once."""

    book: Workbook
    source: DocumentSource
    _looks: dict[tuple[str, ...], Format] = field(default_factory=dict)

    def look(self, *traits: str) -> Format:
        """Return a look by its traits: those of `_TRAITS`."""
        if traits not in self._looks:
            given: dict[str, object] = {"font_name": "Times New Roman", "font_size": 11}
            given |= {"valign": "top"}
            for trait in traits:
                given |= _TRAITS[trait]
            self._looks[traits] = self.book.add_format(given)
        return self._looks[traits]

    def say(self, key: str, **blanks: object) -> str:
        """Say a word of the workbook."""
        return self.source.say(f"sheet.{key}", **blanks)

    def name(self, sheet: str) -> str:
        """Name a sheet."""
        return self.say(f"name.{sheet}")

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet: A4 on its side, as wide as the page, with its title."""
        sheet: Worksheet = self.book.add_worksheet(self.name(name))
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P/&N")
        title = self.say(
            f"title.{name}", place=self.source.place, year=self.source.assessment.options.year
        )
        sheet.write_string(0, 0, plain(title), self.look("title"))
        return sheet

    def heads(self, sheet: Worksheet, keys: Sequence[str], widths: Sequence[float]) -> None:
        """Write the heads, hold them in sight and on every page."""
        for column, (key, width) in enumerate(zip(keys, widths, strict=True)):
            sheet.write_string(HEAD_ROW, column, self.say(f"head.{key}"), self.look("head"))
            sheet.set_column(column, column, width)
        sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
        sheet.repeat_rows(HEAD_ROW)

    def close(self, sheet: Worksheet, *, last_row: int, columns: int, freeze: int = 1) -> None:
        """Hold heads and first columns in sight; print what was written and nothing else."""
        sheet.freeze_panes(HEAD_ROW + 1, freeze)
        sheet.print_area(0, 0, max(last_row, HEAD_ROW), columns - 1)

    def text(self, sheet: Worksheet, at: tuple[int, int], text: object, *traits: str) -> None:
        """Write text that stays text; nothing for none."""
        if text != "":
            # a figure to the left of it is set to the right: on paper the two would touch
            traits = (*traits, "apart") if at[1] else traits
            sheet.write_string(*at, plain(text), self.look(*traits))

    def figure(
        self, sheet: Worksheet, at: tuple[int, int], value: float | None, *traits: str
    ) -> None:
        """Write a figure; what nobody knows is said so."""
        if value is None or math.isnan(value):
            self.text(sheet, at, self.source.number(None), "quiet")
        else:
            sheet.write_number(*at, float(value), self.look(*traits))

    def formula(
        self,
        sheet: Worksheet,
        at: tuple[int, int],
        formula: str,
        value: float | None,
        *traits: str,
    ) -> None:
        """Write a formula with the figure it has now; empty where that is not known."""
        known = value is not None and not math.isnan(value)
        sheet.write_formula(*at, formula, self.look(*traits), value if known else "")


_TRAITS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "border": 1,
        "bg_color": "#E7ECF5",
    },
    "bold": {"bold": True},
    "whole": {"num_format": WHOLE},
    "exact": {"num_format": EXACT},
    "raw": {"num_format": HUNDREDTHS},
    "own": {"bg_color": "#FFF2CC", "border": 1},  # a cell to be changed
    "wrap": {"text_wrap": True},
    "apart": {"indent": 1},
    "quiet": {"font_color": "#6B7280", "italic": True},
}
