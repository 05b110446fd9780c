"""``truonglop progress``: the targets of a plan year by year, from base to result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pandas as pd

from spatial import intake, readings, words
from spatial.assessment import Assessment
from spatial.commands import manifests, planner_day, shared_options
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.commands.number_types import YEAR
from spatial.commands.targets import EMBEDDED
from spatial.errors import Fault, Severity, UserError
from spatial.export import documents
from spatial.export import progress as files
from spatial.export.documents import DocumentKind, YearSource, year_source
from spatial.intake.joining import target_results
from spatial.network import Network
from spatial.targets import pack, plan_years
from spatial.targets.pack import Pack, indicators, localities
from spatial.targets.progress import TargetCourse, counted, unmatched
from spatial.targets.units import difference, figure, measured

_SHOWN = 10
_NOWHERE = ("missing_table", "no_residents")


@click.command("progress")
@asked_as("of", year=False)
@click.option(
    "--locality",
    type=click.Choice(localities()),
    help="Bộ chỉ tiêu; mặc định theo địa bàn. / Target pack, the locality's own by default.",
)
@click.option("--year", "until", type=YEAR, help="Đến năm nào; mặc định năm nay. / To which year.")
@click.option(
    "--since",
    type=YEAR,
    help="Năm đầu của sơ kết, tổng kết nhiều năm. / First year of a review of several years.",
)
@shared_options.as_json
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục ghi CSV, JSON, bảng riêng. / Folder for the files.",
)
@click.pass_obj
def progress_command(
    lang: str, of: AssessmentRequest, locality: str | None, until: int | None,
    since: int | None, *, as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    r"""
    Theo dõi chỉ tiêu: mốc đầu → kết quả → chỉ tiêu, đạt, đúng tiến độ hay chậm.

    Targets of a plan from base to result, year by year: reached, on course or behind, and the pace
    needed. Results come from the table progress of FOLDER (which may hold that table alone), from
    its lists of schools of several years, from its figures, and from the plan. --out also writes
    the yearly report as Word: targets, due days, tasks, and of a locality network, land, teachers;
    with --since a review of those years, results year by year.

    \b
    truonglop progress --locality quan11 --year 2021 --out tien-do
    truonglop progress du-lieu-cua-toi/ --locality duc_pho --year 2026
    """
    town, entered = _read(of.folder, locality)
    key = town.locality.key if town is not None and locality is None else locality or EMBEDDED
    chosen = pack(key if key in localities() else EMBEDDED)
    until = plan_years.require(chosen.locality, _come(until))
    _refuse_span(since, until)
    assessment = _assessed(town, of, until)
    report = YearSource(
        on=planner_day.today(), year=until, lang=lang, plan=chosen, entered=entered,
        assessment=assessment, since=since,
    )  # fmt: skip
    found = report.courses
    written = files.every(chosen, found, year=until, lang=lang)
    if as_json:
        click.echo(written["target_progress.json"].decode(), nl=False)
    else:
        _print(found, chosen.name[lang], until, lang)
        for said in rest(chosen, entered, lang=lang):
            click.echo(said)
    if out is not None:
        written[f"{DocumentKind.YEARLY}.docx"] = documents.yearly_docx(report)
        manifests.write(written, out, assessment)
        click.echo(
            words.say("cli.written", lang=lang, count=len(written), folder=out.resolve()), err=True
        )


def _come(until: int | None) -> int:
    """Take the year asked for, today's without one; of a later year there are no results yet."""
    on = planner_day.today()
    if until is not None and until > (last := year_source.last_year(on)):
        raise UserError(Fault(code="year_not_come", value=str(until), blanks={"last": last}))
    return until or on.year


def _refuse_span(since: int | None, until: int) -> None:
    """Refuse a review that ends before it begins, and one of more years than a page holds."""
    most = year_source.MOST_YEARS
    if since is not None and not 0 <= until - since < most:
        first = until - most + 1
        blanks = {"until": until, "first": first, "most": most}
        raise UserError(Fault(code="review_years", value=str(since), blanks=blanks))


def _read(folder: Path | None, locality: str | None) -> tuple[Network | None, pd.DataFrame]:
    """Read a locality, or the table of results alone where the folder holds nothing else."""
    if folder is None:
        town = intake.read_network() if locality in (None, EMBEDDED) else None
        return town, pd.DataFrame() if town is None else town.progress
    reading = intake.examine(folder)
    if reading.network is not None:
        return reading.network, reading.network.progress
    table = next((each for each in reading.tables if each.source.table == "progress"), None)
    stops = [fault for fault in reading.faults if fault.severity is Severity.ERROR]
    alone = [fault for fault in stops if fault.code not in _NOWHERE]
    if table is None or not table.whole or alone:
        raise UserError(alone or stops or [Fault(code="no_results", value=folder.name)])
    if problems := target_results.faults(table):
        raise UserError(problems)
    return None, target_results.named(table.kept)


def _assessed(town: Network | None, of: AssessmentRequest, year: int) -> Assessment | None:
    """Assess a locality as it stands in the year, or in the nearest that has pupils."""
    if town is None:
        return None
    of.proposed(town)  # what is planned is no result: it is read, so that its faults are told
    return readings.of_year(of.assess(town, ()), year)


def _print(found: Sequence[TargetCourse], name: str, year: int, lang: str) -> None:
    """Print the count, then every target with a figure and its places."""
    click.echo(summary(found, name=name, year=year, lang=lang))
    for course in found:
        if course.status != "worded":
            click.echo(line(course, lang=lang))
            for place in course.places:
                status = (
                    words.say(f"progress.status.{place.status}", lang=lang) if place.status else ""
                )
                click.echo(words.say(
                    "progress.place", lang=lang, place=place.school_id or place.ward_id,
                    value=measured(place.result.value, course.target.unit, lang=lang),
                    year=place.result.year,
                    status=status,
                ).rstrip())  # fmt: skip


def summary(found: Sequence[TargetCourse], *, name: str, year: int, lang: str) -> str:
    """Count the targets of a plan by status, those there are."""
    counts = ", ".join(
        f"{words.say(f'progress.status.{status}', lang=lang)} {count}"
        for status, count in counted(found).items()
        if count
    )
    return words.say(
        "progress.summary", lang=lang, plan=name, year=year, count=len(found), counts=counts
    )


def line(course: TargetCourse, *, lang: str) -> str:
    """Say a course in one line; what nobody knows is left out."""
    target, latest = course.target, course.latest
    parts = [
        words.say(
            "progress.line",
            lang=lang,
            status=words.say(f"progress.status.{course.status}", lang=lang),
            indicator=indicators()[target.indicator].label[lang],
            level=words.say(f"target.level.{target.level}", lang=lang),
            base=_at(course.base, course.base_year, target.unit, lang),
            latest=_at(
                latest.value if latest else None, latest.year if latest else None, target.unit, lang
            ),
            target=figure(target, lang=lang) + (f" ({target.year})" if target.year else ""),
        )
    ]
    if course.expected is not None and course.status in {"on_course", "behind"}:
        value = measured(course.expected, target.unit, lang=lang)
        parts.append(words.say("progress.expected", lang=lang, value=value))
    if course.pace_needed is not None:
        planned = course.pace_planned
        key = "needed" if planned is not None else "needed_only"
        paces = {"value": course.pace_needed, "planned": planned or 0.0}
        blanks = {name: difference(pace, target.unit, lang=lang) for name, pace in paces.items()}
        parts.append(words.say(f"progress.{key}", lang=lang, **blanks))
    if latest is not None:
        source = f" – {latest.source}" if latest.source else ""
        origin = words.say(f"progress.origin.{latest.origin}", lang=lang)
        parts.append(words.say("progress.source", lang=lang, origin=origin, source=source))
    office = (latest.office if latest else "") or (
        course.office.name[lang] if course.office else ""
    )
    if office:
        parts.append(words.say("progress.office", lang=lang, office=office))
    return " | ".join(parts)


def _at(value: float | None, year: int | None, unit: str, lang: str) -> str:
    """Write a figure with its year."""
    if value is None:
        return words.say("progress.none", lang=lang)
    return words.say("progress.at", lang=lang, value=measured(value, unit, lang=lang), year=year)


def rest(plan: Pack, entered: pd.DataFrame, *, lang: str) -> Iterator[str]:
    """Name the rows of a table no target of the plan takes."""
    rows = unmatched(plan, entered)
    if rows.empty:
        return
    known, said = indicators(), words.texts(lang)
    named = [
        f"{known[code].label[lang] if code in known else code}, "
        f"{said.get(f'target.level.{level}', level)}, {year}"
        for code, level, year in zip(rows["indicator"], rows["level"], rows["year"], strict=True)
    ]
    shown = "; ".join(named[:_SHOWN])
    yield words.say("progress.unmatched", lang=lang, count=len(rows), rows=shown)
