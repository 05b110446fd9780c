"""A list with names of wards of after a merger on a layer of before it: asked once a file."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from spatial.errors import Fault, Severity
from spatial.intake.checking import later_wards
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.planner_question import PlannerQuestion
from spatial.ui.text import say


def questions(seat: UploadView) -> list[PlannerQuestion]:
    """Ask once for every file with such names."""
    faults = {
        fault.file: fault
        for fault in seat.reading.faults
        if fault.code == "wards_of_after" and fault.severity is Severity.ERROR
    }
    return [_question(seat, fault) for fault in faults.values()]


def _question(seat: UploadView, fault: Fault) -> PlannerQuestion:
    """Ask about the wards of one file."""
    lang, ward = seat.lang, str(fault.value)
    return PlannerQuestion(
        key=f"ward {fault.file}",
        words=say("files.ask.ward", lang=lang, value=ward, count=fault.blanks["count"]),
        options={
            later_wards.BEFORE: say("files.ask.ward_before", lang=lang),
            later_wards.AFTER: say("files.ask.ward_after", lang=lang),
        },
        gives=[
            say("files.ask.before_gives", lang=lang, value=ward),
            say("files.ask.after_gives", lang=lang, names=fault.blanks["names"]),
        ],
        keep=_keep(str(fault.file)),
    )


def _keep(file: str) -> Callable[[str], None]:
    """Return what keeps the answer about a file."""

    def keep(answer: str) -> None:
        settings = desk.desk().answers()
        numbers = {**settings.numbers.get(file, {}), "ward": answer}
        desk.answer(dataclasses.replace(settings, numbers={**settings.numbers, file: numbers}))

    return keep
