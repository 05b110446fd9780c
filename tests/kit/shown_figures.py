"""Figures on a page under `AppTest`: what each is, where it stands, its value as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import screens
from streamlit.testing.v1 import AppTest

NUMBER = re.compile(r"[−-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[−-]?\d+(?:,\d+)?")
# Tables drawn by Streamlit: their key, and the first word of the keys of their heads.
FRAMES = {"flow_schools": "flow.head", "zone_list": "zone.head"}


@dataclass(kw_only=True)
class Heading:
    """The head of a column, or a large figure: its words, and the key that defines it."""

    label: str = ""
    figure: str = ""
    tip: str = ""
    number: bool = False


@dataclass(kw_only=True)
class Sheet:
    """A table as drawn: its heads, and the text of every cell row by row."""

    heads: list[Heading] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


class Page(HTMLParser):
    """Reads tables and large figures off the HTML of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self.cards: list[tuple[Heading, str]] = []
        self._cell: list[str] | None = None
        self._big: list[str] | None = None
        self._depth: list[str] = []
        self._card: Heading | None = None
        self._label: list[str] | None = None
        self._is_copy = False  # for paper, of a table Streamlit draws: the same figures once more

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        css = given.get("class", "").split()
        self._is_copy |= "tl-print" in css
        if tag == "table":
            self.sheets.append(Sheet())
        elif tag == "tr" and self.sheets:
            self.sheets[-1].rows.append([])
        elif tag == "th" and "colspan" not in given and self.sheets:
            head = Heading(
                figure=given.get("data-figure", ""),
                tip=given.get("title", ""),
                number="tl-number" in css,
            )
            self.sheets[-1].heads.append(head)
            self._cell = []
        elif tag == "td":
            self._cell = []
        elif "tl-figure" in css:
            self._card = Heading(
                figure=given.get("data-figure", ""), tip=given.get("title", ""), number=True
            )
        elif "tl-label" in css:
            self._label = []
        elif "tl-big" in css:
            self._big = []
            if self._card is not None:
                self._card.label = " ".join(self._label or []).replace("ⓘ", "").strip()
            self._label = None

    def handle_data(self, data: str) -> None:
        for held in (self._cell, self._big, self._label):
            if held is not None:
                held.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "th" and self._cell is not None:
            self.sheets[-1].heads[-1].label = " ".join(self._cell).strip()
            self._cell = None
        elif tag == "td" and self._cell is not None:
            self.sheets[-1].rows[-1].append(" ".join(self._cell).strip())
            self._cell = None
        elif tag == "table" and self._is_copy:
            self.sheets.pop()
            self._is_copy = False
        elif tag == "b" and self._big is not None and self._card is not None:
            self.cards.append((self._card, " ".join(self._big).strip()))
            self._card = self._big = None


def read(at: AppTest) -> Page:
    """Read a page."""
    page = Page()
    page.feed(screens.markup(at))
    return page


def value(text: str, *, lang: str = "vi") -> float | None:
    """Read the first number of a text of a language; nothing where it begins otherwise."""
    written = text.removeprefix("≈").strip()
    if lang == "en":  # thousands by commas, decimals by a point: the other way round
        written = written.translate(str.maketrans(",.", ".,"))
    found = NUMBER.match(written)
    if found is None:
        return None
    return float(found[0].replace(".", "").replace(",", ".").replace("−", "-"))


def headings(at: AppTest) -> Iterator[Heading]:
    """Give the heads over figures, and the large figures."""
    page = read(at)
    for sheet in page.sheets:
        yield from (head for head in sheet.heads if head.number)
    yield from (card for card, _ in page.cards)
    for name, prefix in FRAMES.items():
        if any(frame.proto.id.endswith(f"-{name}") for frame in at.dataframe):
            yield Heading(label=prefix, figure=prefix, number=True)


def figures(at: AppTest, *, lang: str = "vi") -> Iterator[tuple[str, str, str, float]]:
    """Give every figure of a page: key of its heading, its row, its column, its value."""
    page = read(at)
    for card, big in page.cards:
        if (amount := value(big, lang=lang)) is not None:
            yield card.figure, "", card.label, amount
    for sheet in page.sheets:
        for row in sheet.rows:
            for head, cell in zip(sheet.heads, row, strict=False):
                if head.number and (amount := value(cell, lang=lang)) is not None:
                    yield head.figure, row[0], head.label, amount
    yield from _framed(at)


def _framed(at: AppTest) -> Iterator[tuple[str, str, str, float]]:
    """Give the figures of the tables Streamlit draws."""
    drawn = ((name, frame) for name in FRAMES for frame in at.dataframe)
    for name, frame in drawn:
        if not frame.proto.id.endswith(f"-{name}"):
            continue
        for place, row in frame.value.iterrows():
            for column, cell in row.items():
                if isinstance(cell, int | float):
                    yield f"{FRAMES[name]}.{column}", str(place), "", float(cell)
