"""
The first screen as it stands in the page itself: title, figures, map, before any script has run.

It is made of the same assessment the app draws a moment later, kept for the next start of the
server, and only shown where the link asks for what it shows.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Mapping
from datetime import date, timedelta

from spatial import clock, words
from spatial.errors import UserError
from spatial.network import Network
from spatial.store import Localities, first_screens
from spatial.ui import places
from spatial.ui.map import still
from spatial.ui.server import gate, index_page
from spatial.ui.session import assessments, first_view
from spatial.ui.session import view as views
from spatial.ui.session.assessments import Seen
from spatial.ui.session.view import View
from spatial.ui.text import say
from spatial.ui.widgets import figures
from spatial.ui.widgets.headline_figure import HeadlineFigure
from spatial.ui.widgets.markup import stylesheet, tag, text

WARM = threading.Event()  # the server has read its locality, or could not: nobody waits any more
_ALONE = threading.Lock()
DAYS = 31  # ahead; a planner who opens the app once a month finds it kept
OF_ONE_VISIT = frozenset({"scenario", "zones", "plans", "home"})  # a link to somebody's own work


def of_link(path: str, link: Mapping[str, str]) -> str:
    """
    Return the first screen a link opens.

    Parameters
    ----------
    path
        Path of the page; only the map of deficits has a first screen.
    link
        Parameters of the link, whatever somebody typed.

    Returns
    -------
    str
        HTML; empty where the link asks for something else, or the locality cannot be read.
    """
    if path.rstrip("/").rsplit("/", 1)[-1] not in {"", places.FIRST} or OF_ONE_VISIT & link.keys():
        return ""
    if not WARM.is_set():
        return gate.kept(path, link)
    if not _ALONE.acquire(blocking=False):
        return ""  # the page opens without one; many requests at once cost no more than one
    try:
        return _made(link)
    except UserError:
        return ""  # the page says it in words
    finally:
        _ALONE.release()


def _made(link: Mapping[str, str]) -> str:
    """Make the first screen of a link, or return it again."""
    if link.get("locality") and Localities().folder(link["locality"]) is not None:
        return ""
    source = assessments.look(assessments.usual())
    network = assessments.town(source)
    view, refused = views.read(link, first_view.of(source), network)
    if refused:
        return ""
    seen = assessments.see(source, view, ())
    return seen.drawn(f"first.{seen.ward_id}", lambda: draw(seen))


def keep() -> None:
    """
    Make the first screen of every language for the next start, today or on a day like it.

    Nothing is done where the one kept still holds long enough: the first visitor waits beside it.
    """
    if first_screens.kept(ahead=DAYS // 2):
        return
    source = assessments.look(assessments.usual())
    view = first_view.of(source)
    fragments = {
        lang: draw(assessments.see(source, dataclasses.replace(view, lang=lang), ()))
        for lang in words.LANGUAGES
    }
    first_screens.keep(fragments, last=last_day(assessments.town(source), view))


def last_day(network: Network, view: View) -> date:
    """Return the last of the coming days on which a visitor sees this view, by the same norms."""
    today = last = view.on or clock.today()
    for ahead in range(1, DAYS + 1):
        day = today + timedelta(days=ahead)
        other = views.start(network, view.level, on=day)
        rules = dataclasses.replace(other.rules, on=view.rules.on, profile=view.rules.profile)
        named = dataclasses.replace(other, on=view.on, profile=view.profile)
        if named != view or rules != view.rules:
            break
        last = day
    return last


def draw(seen: Seen) -> str:
    """Draw the first screen of a view."""
    lang = seen.lang
    network = seen.after.network
    place = network.locality.name.get(lang, network.locality.key)
    said = (place, say(f"level.{seen.level}", lang=lang), str(seen.view.year))
    name = text(say(f"page.{places.FIRST}", lang=lang))
    title = tag("h1", name, " ", tag("span", text(f"· {' · '.join(said)}")))
    row = tag("div", *(_figure(one, lang) for one in figures.row(seen)), css="tl-first-figures")
    waiting = tag("p", text(say("page.opening", lang=lang)), role="status")
    return tag(
        "div",
        stylesheet("first.css"),
        title,
        row,
        still.svg(seen),
        waiting,
        id=index_page.FIRST_ID,
        lang=lang,
    )


def _figure(figure: HeadlineFigure, lang: str) -> str:
    label = say(f"figure.label_{figure.key}", lang=lang, **dict(figure.blanks))
    big = tag("b", text(figure.value)) + " " + text(figure.unit)
    return tag("div", tag("span", text(label)), tag("strong", big))
