"""The row of figures and the line of all levels, drawn."""

from __future__ import annotations

import math

from spatial.records import LEVELS
from spatial.ui.session import method
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.text import say
from spatial.ui.widgets import figures, quantity_tip, signs
from spatial.ui.widgets.headline_figure import HeadlineFigure
from spatial.ui.widgets.markup import listing, tag, text


def html(seen: Seen) -> str:
    """Draw the row; each figure opens to say how it is computed."""
    return seen.drawn("figures", lambda: _row(seen))


def _row(seen: Seen) -> str:
    return tag("div", *(_card(figure, seen.lang) for figure in figures.row(seen)), css="tl-figures")


def _card(figure: HeadlineFigure, lang: str) -> str:
    label = say(f"figure.label_{figure.key}", lang=lang, **dict(figure.blanks))
    mark = tag("span", text(say("figure.mark", lang=lang)), css="tl-mark") if figure.mark else ""
    change = ""
    if figure.change:
        tone = "tl-change tl-good" if figure.good else "tl-change tl-bad"
        change = tag("span", text(figure.change), css=tone)
    head = (text(label), tag("span", "ⓘ", css="tl-i", aria_hidden="true"), change)
    big = tag("b", text(figure.value)) + tag("span", text(figure.unit), css="tl-unit")
    summary = tag(
        "summary",
        tag("span", *head, css="tl-label"),
        tag("span", big, css="tl-big tl-said" if figure.is_said else "tl-big"),
        *(tag("span", text(line), css="tl-line") for line in figure.lines),
        mark,
    )
    tip = quantity_tip.tip(figure.figure, lang=lang)
    how = listing((text(line) for line in (*figure.how, tip)), css="tl-how")
    return tag(
        "details",
        summary,
        how,
        css="tl-figure",
        name="figure",
        data_figure=figure.figure,
    )


def levels(seen: Seen) -> str:
    """
    Draw the rooms short at every level beside each other, and their sum, which nets nothing.

    The net figure stands last and is named net.
    """
    return seen.drawn("levels", lambda: _levels(seen))


def _levels(seen: Seen) -> str:
    """Draw the line."""
    lang = seen.lang
    way = method.for_rooms(seen.view.method, seen.rules)
    names = method.columns(way)
    rows = {level: seen.here(seen.after, level) for level in LEVELS}
    about = {level: signs.about(row["kind"]) for level, row in rows.items()}
    cells = [
        _level(
            say(f"level.{level}", lang=lang),
            _amount(method.shown(row[names.short], way), way, about=about[level], lang=lang),
            on=level is seen.level,
        )
        for level, row in rows.items()
    ]
    if seen.view.home_ward is None:
        cells += _sums(seen, way, about=max(about.values()))
    head = tag("span", text(say("figure.levels", lang=lang)), css="tl-levels-head")
    return tag("div", head, *cells, css="tl-levels", role="group")


def _sums(seen: Seen, way: Method, *, about: str) -> list[str]:
    """Draw what the levels of the locality come to, gross and net."""
    lang, names = seen.lang, method.columns(way)
    if way is Method.CLASS:
        whole = seen.after.summary()["total"]["rooms_short_class"]
        total = math.nan if whole is None else float(whole)
    else:
        total = method.shown(seen.after.total[names.short], way)
    net = method.shown(seen.after.net(names.need, names.have), way)
    named = {"gross": total, "net": net}
    return [
        _level(
            say(f"figure.{name}", lang=lang),
            _amount(amount, way, about=about, lang=lang),
            on=False,
        )
        for name, amount in named.items()
    ]


def _amount(amount: float, way: Method, *, about: str, lang: str) -> str:
    """Write a shortage, the sign of an estimate before what is known, a surplus with its minus."""
    sign = ("" if math.isnan(amount) else about) + ("−" if amount < 0 else "")
    return sign + method.write(abs(amount), way, lang=lang)


def _level(name: str, written: str, *, on: bool) -> str:
    """Draw one level's shortage."""
    css = "tl-level tl-on" if on else "tl-level"
    return tag("span", text(name), " ", tag("b", text(written)), css=css)
