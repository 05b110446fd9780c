"""What the next click may ask, made beside the page: other years, the dearest measure."""

from __future__ import annotations

import dataclasses
import time
from contextlib import suppress

from spatial import access
from spatial.cancellation import check_cancelled
from spatial.errors import UserError
from spatial.records import Proposal
from spatial.store import database, place
from spatial.ui.jobs import jobs
from spatial.ui.map import ward_layers
from spatial.ui.page_turns import turns
from spatial.ui.screens.access import measures
from spatial.ui.session import assessments, placing, state
from spatial.ui.session import pupils as futures
from spatial.ui.session import view as views
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.session.view import View
from spatial.ui.widgets import headline, ward_card, ward_table

LIMIT_S = 4.0  # a locality so large that this is not enough waits at the slider instead
MOST_CARDS = 60  # of a province the first; each is a page of words held in memory


def years(source: LocalitySource, view: View, proposals: tuple[Proposal, ...]) -> None:
    """
    Begin to assess the years of a projecting scenario and to draw them, the nearest first.

    They are assessed and drawn as the page itself does; nothing is computed twice.
    """
    if not view.future.projects:
        return
    town = assessments.town(source)
    able = futures.horizon(town)
    wanted = sorted(able.years[view.future.scenario], key=lambda year: abs(year - view.year))
    key = f"warm{source}{dataclasses.replace(view, year=0)}{proposals}"

    def work() -> None:
        until = time.perf_counter() + LIMIT_S
        for year in wanted:
            check_cancelled()
            if time.perf_counter() > until:
                return
            try:
                draw(assessments.see(source, views.change(view, town, year=year), proposals))
            except UserError:
                return  # told when the year is asked for

    jobs().begin(key, lambda _job: work(), sort="warm")


def draw(seen: Seen) -> None:
    """Draw every part of the map's page that is kept, as the page draws it."""
    for part in (
        ward_layers.layers,
        headline.html,
        headline.levels,
        ward_card.top,
        ward_card.rest,
        ward_table.html,
    ):
        check_cancelled()
        part(seen)


def placed(seen: Seen) -> None:
    """Begin to assess and draw the network with the school about to be placed, as it will stand."""
    if (proposals := placing.ahead()) is None:
        return
    draft = state.draft()
    level = seen.view.level if draft is None else draft.level
    view = views.change(seen.view, assessments.town(seen.source), level=level)

    def work() -> None:
        with suppress(UserError):  # told when it is put
            database.warm(place.usual())
            stands = assessments.see(seen.source, view, proposals)
            for part in (headline.html, headline.levels, ward_table.html):
                check_cancelled()
                part(stands)
            ward_layers.layers(stands, proposing=True)

    key = f"placed{seen.source}{view}{proposals}"
    jobs().begin(key, lambda _job: work(), sort="placed")


def cards(seen: Seen) -> None:
    """
    Begin to draw the card of every ward, as the page itself draws it.

    Not while others wait for their page: a card that nobody may ask for would keep them waiting.
    """
    wards = [str(ward) for ward in seen.after.network.wards(seen.view.units).index][:MOST_CARDS]
    view = seen.view
    key = f"cards{seen.source}{dataclasses.replace(view, ward=None)}{seen.proposals}"

    def work() -> None:
        for ward_id in wards:
            check_cancelled()
            one = dataclasses.replace(
                seen, view=dataclasses.replace(view, ward=ward_id), ward_id=ward_id
            )
            ward_card.top(one)
            ward_card.rest(one)

    if view.home_ward is None and not turns().others():
        jobs().begin(key, lambda _job: work(), sort="cards")


def dearest(seen: Seen) -> None:
    """Begin the one measure of access that takes longer than a moment, at the level shown."""
    reach = measures.shown(seen, access.RAAM)
    key = f"reach{seen.source}{seen.view.options}{seen.view.own}{seen.view.level}{seen.proposals}"
    jobs().begin(key, lambda _job: reach.value, sort="reach")
