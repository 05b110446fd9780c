"""What the next click may ask, made beside the page: other years, the dearest measure."""

from __future__ import annotations

import dataclasses
import time

from spatial import access
from spatial.cancellation import check_cancelled
from spatial.errors import UserError
from spatial.records import Proposal
from spatial.ui.jobs import jobs
from spatial.ui.screens.access import measures
from spatial.ui.session import assessments
from spatial.ui.session import pupils as futures
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.session.view import View
from spatial.ui.widgets import ward_card

LIMIT_S = 4.0  # a locality so large that this is not enough waits at the slider instead
MOST_CARDS = 60  # of a province the first; each is a page of words held in memory


def years(source: LocalitySource, view: View, proposals: tuple[Proposal, ...]) -> None:
    """
    Begin to assess the years of a projecting scenario, the nearest first.

    The assessments are those of `model.assess`, with the same options; nothing is computed twice.
    """
    if not view.future.projects:
        return
    able = futures.horizon(assessments.town(source))
    wanted = sorted(able.years[view.future.scenario], key=lambda year: abs(year - view.year))
    shown = dataclasses.replace(view.options, year=0)
    key = f"warm{source}{shown}{view.own}{proposals}"

    def work() -> None:
        until = time.perf_counter() + LIMIT_S
        for year in wanted:
            check_cancelled()
            if time.perf_counter() > until:
                return
            options = dataclasses.replace(shown, year=year)
            try:
                assessments.assess(source, options, own=view.own)
                if proposals:
                    assessments.assess(source, options, proposals, view.own)
            except UserError:
                return  # told when the year is asked for

    jobs().begin(key, lambda _job: work(), sort="warm")


def cards(seen: Seen) -> None:
    """Begin to draw the card of every ward, as the page itself draws it."""
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

    if view.home_ward is None:
        jobs().begin(key, lambda _job: work(), sort="cards")


def dearest(seen: Seen) -> None:
    """Begin the one measure of access that takes longer than a moment, at the level shown."""
    reach = measures.shown(seen, access.RAAM)
    key = f"reach{seen.source}{seen.view.options}{seen.view.own}{seen.view.level}{seen.proposals}"
    jobs().begin(key, lambda _job: reach.value, sort="reach")
