"""Last year's zones, opened from a list: what the next search may be told to keep to."""

from __future__ import annotations

import streamlit as st

from spatial.errors import UserError
from spatial.intake.apart import read_zone_choices
from spatial.store.landing import landed
from spatial.ui.screens.zoning import model as zoning_model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import assessments, state, zone_plans
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.zoning.edits import ZoneRun

SERIAL = "zone.upload"


def draw(seen: Seen) -> None:
    """Offer to open a list of neighbourhoods and their schools."""
    lang = seen.lang
    choose = say("propose.load_button", lang=lang)
    st.html(f"<style>.stApp {{ --tl-choose: '{choose}' }}</style>")
    key = f"zone_load_{state.recall(SERIAL) or 0}"
    st.file_uploader(
        say("zone.load", lang=lang),
        ["csv"],
        key=key,
        help=say("zone.load_help", lang=lang),
        on_change=_opened,
        args=(seen, key),
    )


def _opened(seen: Seen, key: str) -> None:
    """Open the list from a temporary folder under a name of ours."""
    given = state.held(key)
    if given is None:
        return
    state.remember(SERIAL, (state.recall(SERIAL) or 0) + 1)
    take(seen, zoning_model.work(seen), given.getvalue())


def take(seen: Seen, work: ZoneWork, content: bytes) -> None:
    """
    Make a list the plan shown; a refusal is told.

    Parameters
    ----------
    content
        CSV with ``cell_id`` and ``school_id``, as the files of the page hold them.
    """
    with landed(content, "zones.csv") as file:
        try:
            chosen = read_zone_choices(file, work.cells, work.schools)
        except UserError as problem:
            state.tell("notice.file_refused", faults=problem.faults)
            return
    at = [str(school) for school in work.schools]
    school = {
        str(cell): at[number]
        for cell, number in zip(work.cells, chosen.tolist(), strict=True)
        if number >= 0
    }
    locked = work.standing.locked if work.standing else frozenset()
    run = ZoneRun(
        school=school, locked=frozenset(locked & school.keys()), question=work.digest, last=school
    )
    zone_plans.do(assessments.town(seen.source), zoning_model.key(seen), run)
    state.done("notice.zones_opened", count=len(school))
