"""Large figures in a row above a page, and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from spatial import walk_basis, words
from spatial.records import Kind
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import quantity_tip, signs
from spatial.ui.widgets.markup import tag, text


@dataclass(frozen=True, kw_only=True)
class Card:
    """
    One large figure.

    Attributes
    ----------
    label, value, unit
        What it is called, and what stands large.
    lines
        What stands below.
    change
        Difference the proposals make, with sign; empty for none.
    good
        Whether the change is for the better.
    was
        What it is compared with, before the arrow; empty for nothing.
    chosen
        Whether it is what the page shows now.
    figure, tip
        Key of the words that define the figure (`spatial.quantities`), and that definition.
    """

    label: str
    value: str
    unit: str = ""
    lines: tuple[str, ...] = ()
    change: str = ""
    good: bool = True
    was: str = ""
    chosen: bool = False
    figure: str = ""
    tip: str = ""


@dataclass(frozen=True, kw_only=True)
class CardWriter:
    """
    Writes the cards of a page: ``page.card.name`` above the figure, ``page.line.name`` below.

    Attributes
    ----------
    blanks
        Of all these sentences.
    """

    page: str
    lang: str
    blanks: Mapping[str, object]

    def card(
        self,
        name: str,
        value: str,
        *,
        unit: str = "",
        line: str = "",
        change: str = "",
        good: bool = True,
    ) -> Card:
        """Make the card of a name; `line` names another sentence below."""
        key = f"{self.page}.card.{name}"
        return Card(
            label=say(key, lang=self.lang, **self.blanks),
            figure=key,
            tip=quantity_tip.tip(key, lang=self.lang),
            value=value,
            unit=unit,
            lines=(say(f"{self.page}.line.{line or name}", lang=self.lang, **self.blanks),),
            change=change,
            good=good,
        )


def cards(given: tuple[Card, ...]) -> str:
    """Draw a row of large figures."""
    return tag("div", *(_card(one) for one in given), css="tl-figures tl-cards")


def _card(card: Card) -> str:
    tone = "tl-change tl-good" if card.good else "tl-change tl-bad"
    change = tag("span", text(card.change), css=tone) if card.change else ""
    was = tag("span", text(f"{card.was} → "), css="tl-from") if card.was else ""
    unit = tag("span", text(card.unit), css="tl-unit") if card.unit else ""
    return tag(
        "div",
        tag("span", text(card.label), change, css="tl-label"),
        tag("span", was, tag("b", text(card.value)), unit, css="tl-big"),
        *(tag("span", text(line), css="tl-line") for line in card.lines),
        css="tl-figure tl-on" if card.chosen else "tl-figure",
        data_figure=card.figure,
        title=card.tip,
    )


def metres(value: float, *, lang: str) -> str:
    """Write metres; a dash where there is nothing to measure."""
    return words.number(value, lang=lang) if np.isfinite(value) else "–"


def about(seen: Seen) -> str:
    """Return the sign put before figures that rest on estimates."""
    return signs.about_streets(seen.after, seen.level)


def basis(seen: Seen) -> str:
    """Say where the ways to school come from; nothing where they were surveyed."""
    streets, lang = seen.after.network.streets, seen.lang
    if streets is None:
        return tag("p", text(say("flow.basis.straight", lang=lang)), css="tl-quiet")
    for sentence in walk_basis.sentences(seen.after.network, seen.after.options.units, lang=lang):
        return tag("p", text(sentence), css="tl-quiet")
    if Kind(streets.kind) in signs.UNSURE:
        kind = say(f"kind.{streets.kind}", lang=lang)
        return tag("p", text(say("flow.basis.streets", lang=lang, kind=kind)), css="tl-quiet")
    return ""
