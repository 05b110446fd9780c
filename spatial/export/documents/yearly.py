"""Báo cáo năm: what a plan aimed at and what was reached, due days, tasks, land, posts, gaps."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from spatial import words
from spatial.export.documents import doubts, frames, year_targets, year_town
from spatial.export.documents.pieces import (
    DocumentKind,
    DocumentPart,
    DocumentTable,
    OfficeDocument,
    said,
)
from spatial.export.documents.source import DocumentSource
from spatial.export.documents.year_source import YearSource
from spatial.intake.single.office_forms import OfficeForm
from spatial.targets.due_days import DueDay
from spatial.targets.duties import offices, whole_plan

BLANK = "……………"  # for the office to write its own name in


def document(
    source: YearSource, *, forms: Mapping[str, OfficeForm] | None = None
) -> OfficeDocument:
    """
    Make the yearly report.

    Parameters
    ----------
    source
        A plan, a locality, or both: what there is nothing of is left out, and the last part says
        what would bring it in.
    forms
        The office's own frames by kind.
    """
    form = (forms or {}).get(DocumentKind.YEARLY.value) or _frame(source)
    told = (
        *year_targets.parts(source),
        _duties(source),
        *year_town.parts(source),
        _lacking(source),
        _doubts(source),
    )
    return OfficeDocument(
        kind=DocumentKind.YEARLY,
        lang=source.lang,
        form=form.filled(blanks(source)),
        bases=form.can_cu,
        parts=_introduced(source, tuple(part for part in told if part is not None)),
        is_wide=True,
    )


def _frame(source: YearSource) -> OfficeForm:
    """Return our frame, of the Department where it is the one that follows the whole plan."""
    form = frames.ours(DocumentKind.YEARLY)
    if source.is_dissolved:
        return dataclasses.replace(
            form,
            co_quan_chu_quan=form.co_quan_chu_quan.replace("{dia_ban_hoa}", BLANK),
            kinh_gui=tuple(line.replace("{dia_ban}", BLANK) for line in form.kinh_gui),
        )
    follows = None if source.plan is None else whole_plan(source.plan.locality)
    if follows is None or follows != offices()["so_gd"]:
        return form
    return dataclasses.replace(
        form,
        co_quan=follows.name["vi"].upper(),
        so_ky_hieu=form.so_ky_hieu.replace("VHXH", "SGDĐT"),
        chuc_vu="GIÁM ĐỐC",
    )


def _introduced(source: YearSource, parts: tuple[DocumentPart, ...]) -> tuple[DocumentPart, ...]:
    """Say before all else that the plan's unit is no more, and what is left blank for that."""
    from spatial.communes import pack  # noqa: PLC0415 - the server starts without the tables of the communes

    if not source.is_dissolved or source.plan is None:
        return parts
    named = pack.communes()["name"]
    sentence = source.say(
        "year.dissolved",
        plan=source.plan.name[source.lang],
        count=len(source.plan.communes),
        names=", ".join(str(named[code]) for code in source.plan.communes),
    )
    first, *rest = parts
    return (dataclasses.replace(first, body=(said(sentence), *first.body)), *rest)


def _doubts(source: YearSource) -> DocumentPart | None:
    """Say what is not certain in the figures of a locality, as every document of it does."""
    if source.assessment is None:
        return None
    told = DocumentSource(assessment=source.assessment, on=source.on, lang=source.lang)
    return doubts.part(told)


def blanks(source: YearSource) -> dict[str, str]:
    """
    Return what fills the blanks of the form.

    The day the report is due is the plan's own for the year told of; a plan that names none leaves
    a blank to be written in.
    """
    named = [day.before for day in source.due if day.before is not None]
    due = min((day for day in named if day >= source.on), default=max(named, default=None))
    source = dataclasses.replace(source, lang="vi")  # forms are Vietnamese whatever the body is
    found = source.assessment
    return {
        "dia_ban": source.place,
        "dia_ban_hoa": source.place.upper(),
        "nam": years(source),
        "ngay": f"{source.on:%d/%m/%Y}",
        "noi_ky": BLANK if source.is_dissolved else source.place.partition(",")[0],
        "ngay_ky": f"ngày      tháng {source.on:%m} năm {source.on.year}",
        "bo_dinh_muc": "" if found is None else found.rules.label.get(source.lang, ""),
        "han_bao_cao": source.say("unknown") if due is None else f"{due:%d/%m/%Y}",
    }


def years(source: YearSource) -> str:
    """Write the year told of, of a review its first and its last."""
    return "–".join(dict.fromkeys((str(source.years[0]), str(source.year))))


def _duties(source: YearSource) -> DocumentPart | None:
    """List the reports of the year and the tasks of every office, what was done left to write."""
    if not source.due and not source.tasks:
        return None
    body = []
    if source.due:
        heads = ("when", "report", "who", "to", "section")
        body.append(
            DocumentTable(
                caption=source.say("year.due", year=years(source)),
                heads=tuple(source.say(f"year.head.{name}") for name in heads),
                rows=tuple(_due(source, day) for day in source.due),
                widths=(2.2, 4.2, 3.6, 3.2, 1.2),
            )
        )
    if source.tasks:
        heads = ("number", "office", "task", "section", "done")
        rows = [
            (
                str(at),
                source.office(one.office),
                one.quote if source.lang == "vi" else one.english,
                one.section,
                source.say("unknown"),
            )
            for at, one in enumerate(source.tasks, start=1)
        ]
        body.append(
            DocumentTable(
                caption=source.say("year.tasks"),
                heads=tuple(source.say(f"year.head.{name}") for name in heads),
                rows=tuple(rows),
                widths=(0.7, 3.4, 5.8, 1.2, 3.2),
            )
        )
    carried = any(day.is_carried for day in source.due)
    notes = (said(words.say("due.carried", lang=source.lang)),) if carried else ()
    return DocumentPart(title=source.say("year.duties"), body=(*body, *notes))


def _due(source: YearSource, day: DueDay) -> tuple[str, ...]:
    """Write one day a report is due."""
    return (
        day.when(lang=source.lang),
        day.due.report[source.lang],
        source.office(day.duty.office),
        day.due.reports_to[source.lang],
        day.duty.section,
    )


def _lacking(source: YearSource) -> DocumentPart:
    """Say what the report could not tell, and what would bring each thing in."""
    lines = [] if source.not_come is None else [source.say(
        "year.lack.not_come", asked=source.not_come, year=source.year
    )]  # fmt: skip
    lines += [*year_targets.lacking(source), *year_town.lacking(source)]
    if not source.due and not source.tasks:
        lines.append(source.say("year.lack.duties"))
    body = [said(f"- {line}") for line in lines] or [said(source.say("year.lack.nothing"))]
    return DocumentPart(title=source.say("year.lack.title"), body=tuple(body))
