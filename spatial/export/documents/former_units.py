"""Units that are no more: what a document of one leaves blank, and who took its place over."""

from __future__ import annotations

import dataclasses
from datetime import date

from spatial import words
from spatial.export.documents.source import DocumentSource
from spatial.intake.single.office_forms import OfficeForm
from spatial.targets import pack
from spatial.targets.duties import offices, whole_plan
from spatial.targets.pack import Pack, localities

BLANK = "……………"  # for the office to write its own name in
NO_DISTRICTS_FROM = date(2025, 7, 1)  # law 72/2025/QH15: provinces and communes alone
_COMMITTEE = "Ủy ban nhân dân {dia_ban}"


def is_dissolved(plan: Pack | None, *, on: date) -> bool:
    """Tell whether a plan is of a unit that is no more on a day."""
    if plan is None or on < NO_DISTRICTS_FROM:
        return False
    return bool(plan.communes) and whole_plan(plan.locality) != offices()["so_gd"]


def plan_of(source: DocumentSource) -> Pack | None:
    """Return the plan of the unit a document is of, where that unit is no more; else ``None``."""
    key = source.assessment.network.locality.key
    if source.ward_id is not None or key not in localities():
        return None
    plan = pack(key)
    return plan if is_dissolved(plan, on=source.on) else None


def frame(form: OfficeForm) -> OfficeForm:
    """Leave the names of the committee blank in a frame: nobody of that name is there any more."""
    blank = _COMMITTEE.replace("{dia_ban}", BLANK)
    return dataclasses.replace(
        form,
        co_quan_chu_quan=form.co_quan_chu_quan.replace("{dia_ban_hoa}", BLANK),
        kinh_gui=tuple(line.replace("{dia_ban}", BLANK) for line in form.kinh_gui),
        ket_thuc=form.ket_thuc.replace(_COMMITTEE, blank),
    )


def sentence(plan: Pack, *, lang: str) -> str:
    """Say that the plan's unit is no more, which communes are there now, and what is blank."""
    from spatial.communes import pack as communes  # noqa: PLC0415 - the server starts without the tables of the communes

    named = communes.communes()["name"]
    return words.say(
        "doc.year.dissolved",
        lang=lang,
        plan=plan.name[lang],
        count=len(plan.communes),
        names=", ".join(str(named[code]) for code in plan.communes),
    )
