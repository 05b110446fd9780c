"""Schools of several levels with one row: asked once whether its figures are of all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from spatial.errors import Fault
from spatial.intake.checking import level_shares
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.planner_question import PlannerQuestion
from spatial.ui.text import say


def questions(seat: UploadView) -> list[PlannerQuestion]:
    """Ask once for every file with such rows."""
    faults = {
        fault.file: fault for fault in seat.reading.faults if fault.code == "level_of_several"
    }
    return [_question(seat, fault) for fault in faults.values()]


def _question(seat: UploadView, fault: Fault) -> PlannerQuestion:
    """Ask about the rows of one file."""
    lang, level = seat.lang, say(f"level.{fault.blanks['level']}", lang=seat.lang)
    levels = " + ".join(
        say(f"level.{each}", lang=lang) for each in str(fault.blanks["levels"]).split(" + ")
    )
    return PlannerQuestion(
        key=f"level {fault.file}",
        words=say(
            "files.ask.level",
            lang=lang,
            value=fault.value,
            count=fault.blanks["count"],
            level=level,
        ),
        options={
            level_shares.ALL: say("files.ask.all_levels", lang=lang, levels=levels),
            level_shares.ONE: say("files.ask.one_level", lang=lang, level=level),
        },
        gives=[say(f"files.ask.{name}", lang=lang) for name in ("all_gives", "one_gives")],
        keep=_keep(str(fault.file)),
    )


def _keep(file: str) -> Callable[[str], None]:
    """Return what keeps the answer about a file."""

    def keep(answer: str) -> None:
        settings = desk.desk().answers()
        numbers = {**settings.numbers.get(file, {}), "level": answer}
        desk.answer(dataclasses.replace(settings, numbers={**settings.numbers, file: numbers}))

    return keep
