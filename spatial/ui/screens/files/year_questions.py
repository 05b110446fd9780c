"""Of several lists of schools in one upload: of which school year each is."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from spatial.intake.reading import find, school_year
from spatial.intake.report import year_snapshots
from spatial.ui.screens.files import desk, year_choice
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.planner_question import PlannerQuestion
from spatial.ui.text import say

_SEVERAL = frozenset({"two_files", "older_list"})


def questions(seat: UploadView) -> list[PlannerQuestion]:
    """Ask for the year of each list of several that tells none: it would be in no series."""
    doubled = [
        fault
        for fault in seat.reading.faults
        if fault.code in _SEVERAL and fault.blanks.get("table") == "schools"
    ]
    files = dict.fromkeys(
        str(name) for fault in doubled for name in (fault.blanks["other"], fault.file)
    )
    known = set(seat.told.school_years)
    if files and year_snapshots.year_of(seat.reading) is not None:
        known.add(year_snapshots.list_file(seat.reading))  # its title tells
    return [
        _question(file, seat.lang) for file in files if file not in known and not find.year_of(file)
    ]


def _question(file: str, lang: str) -> PlannerQuestion:
    """Ask about one list."""
    years = year_choice.offered()
    return PlannerQuestion(
        key=f"year {file}",
        words=say("files.year.ask", lang=lang, file=file),
        options={str(year): school_year.written(year) for year in years},
        gives=[say("files.year.gives", lang=lang)] + [""] * (len(years) - 1),
        keep=_keep(file),
    )


def _keep(file: str) -> Callable[[str], None]:
    """Return what keeps the answer."""

    def keep(year: str) -> None:
        settings = desk.desk().answers()
        years = {**settings.school_years, file: int(year)}
        desk.answer(dataclasses.replace(settings, school_years=years))

    return keep
