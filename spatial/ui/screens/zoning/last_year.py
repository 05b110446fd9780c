"""Last year's zones, opened from a list: what the next search may be told to keep to."""

from __future__ import annotations

from spatial.errors import UserError
from spatial.intake.apart import read_zone_choices
from spatial.store.landing import landed
from spatial.ui.screens.zoning import model as zoning_model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import allowance, assessments, state, zone_plans
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import file_drop
from spatial.zoning.edits import ZoneRun


def draw(seen: Seen) -> None:
    """Offer to open a list of neighbourhoods and their schools, which is kept."""
    if not allowance.keeps():
        return
    lang = seen.lang
    file_drop.draw(
        say("zone.load", lang=lang),
        ["csv"],
        key="zone_load",
        hear=lambda file: take(seen, zoning_model.work(seen), file.getvalue()),
        lang=lang,
        about=say("zone.load_help", lang=lang),
    )


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
