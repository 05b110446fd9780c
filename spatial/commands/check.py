"""``truonglop check``: every fault of a locality's files, at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from spatial import intake, words
from spatial.commands import planner_day, shared_options
from spatial.commands.number_types import FiniteNumber
from spatial.errors import Fault, UserError, told_once
from spatial.export import atomic
from spatial.intake import apart
from spatial.intake.examine import Reading
from spatial.intake.joining import merging
from spatial.intake.report import health, health_sentences, repaired_copy, report, school_matches
from spatial.store import locality_card

CLEAN, WARNINGS, UNUSABLE = 0, 1, 2


@click.command()
@shared_options.folder
@shared_options.as_json
@click.option(
    "--fix",
    is_flag=True,
    help="Ghi bản đã sửa, tạm loại các dòng lỗi. / Write a repaired copy, wrong rows set aside.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Nơi ghi bản đã sửa. / Where the repaired copy goes (FOLDER-da-sua).",
)
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Báo cáo Excel tô màu ô lỗi. / Excel report with the wrong cells coloured.",
)
@click.option(
    "--crs",
    "systems",
    multiple=True,
    metavar="FILE=EPSG",
    help="Xác nhận hệ toạ độ, vd wards.shp=9210. / Confirm a file's coordinate system.",
)
@click.option(
    "--merge",
    "merges",
    multiple=True,
    metavar="DROP=KEEP|all",
    help="Gộp cặp trường được đề nghị, hoặc mọi cặp. / Merge an offered pair, or all of them.",
)
@click.option(
    "--close-borders",
    "close_m",
    type=FiniteNumber(min=0, min_open=True, max=1_000),
    metavar="METRES",
    help="Khép khe, chồng lấn ranh giới hẹp hơn. / Close narrower gaps, and overlaps, of wards.",
)
@click.option(
    "--forms",
    metavar="NAME",
    help="Thư mục con chứa biểu mẫu từng trường. / Sub-folder with one form per school.",
)
@click.option(
    "--around",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Địa bàn chứa danh sách trường đứng một mình. / Locality a list of schools alone is of.",
)
@click.pass_obj
def check(
    lang: str,
    folder: Path | None,
    *,
    as_json: bool,
    fix: bool,
    out: Path | None,
    report_file: Path | None,
    systems: tuple[str, ...],
    merges: tuple[str, ...],
    close_m: float | None,
    forms: str | None,
    around: Path | None,
) -> None:
    r"""
    Kiểm tra dữ liệu, liệt kê mọi lỗi cùng lúc.

    Lists every fault: file, row, column, value, what was expected, what to do. Exit code 0 clean,
    1 usable with notes, 2 unusable. --fix leaves your files as they are: the repaired copy goes to
    a folder of its own, with the rows set aside and every value before and after.

    Merging schools and closing borders change figures, so they happen only where you ask for them,
    here or in intake.yaml; every row and every square metre changed is listed.

    \b
    truonglop check du-lieu/ --report loi.xlsx
    truonglop check du-lieu/ --crs wards.shp=9210 --fix
    truonglop check du-lieu/ --fix --merge TH02=TH01 --close-borders 5
    truonglop check du-lieu/ --forms bieu-mau --fix
    truonglop check danh-sach/ --around quan-12/
    """
    place = intake.embedded() if folder is None else folder
    settings = apart.confirmed(place).with_crs(_systems(systems))
    settings = settings.asking(merges=_merges(merges), close_m=close_m, forms=forms)
    reading = intake.examine(place, set_aside=fix, given=settings, around=around)
    if as_json:
        said = report.as_json(reading, lang=lang) | {
            "health": health_sentences.as_record(_health(reading)),
            "matches": school_matches.as_records(reading),
        }
        click.echo(json.dumps(said, ensure_ascii=False))
    else:
        _say(reading, lang)
    if report_file is not None:
        content = report.as_workbook(reading, lang=lang)
        atomic.write({report_file.name: content}, report_file.parent)
        click.echo(words.say("intake_cli.reported", lang=lang, file=report_file), err=True)
    if fix and reading.network is not None:
        target = out or place.resolve().with_name(f"{place.resolve().name}-da-sua")
        files = repaired_copy.files(reading, lang=lang)
        town = reading.network
        files[locality_card.FILE] = locality_card.of_folder(
            place, town.locality, base=town.base_units
        )
        atomic.write(files, target)
        blanks = {"count": len(files), "folder": target}
        click.echo(words.say("intake_cli.mended", lang=lang, **blanks), err=True)
    sys.exit(UNUSABLE if reading.network is None else WARNINGS if reading.faults else CLEAN)


def _systems(given: tuple[str, ...]) -> dict[str, int]:
    """Read ``file=epsg`` pairs."""
    pairs = {}
    for text in given:
        name, _, code = text.rpartition("=")
        if not name or not code.removeprefix("EPSG:").isdecimal():
            raise UserError(Fault(code="unknown_crs", value=text))
        pairs[name] = int(code.removeprefix("EPSG:"))
    return pairs


def _merges(given: tuple[str, ...]) -> dict[str, str]:
    """Read ``drop=keep`` pairs, or the word for all of them."""
    pairs = {}
    for text in given:
        drop, mark, keep = text.partition("=")
        if text == "all":
            pairs[merging.ALL] = ""
        elif not (drop and mark and keep):
            raise UserError(Fault(code="merge_not_offered", value=text))
        else:
            pairs[drop] = keep
    return pairs


def _say(reading: Reading, lang: str) -> None:
    """Say faults, rows and the verdict."""
    for severity, line in told_once(reading.faults, lang=lang):
        click.echo(f"[{words.say(f'severity.{severity}', lang=lang)}] {line}")
    if reading.faults:
        for count in reading.counts:
            blanks = {
                "file": count.file,
                "sheet": f" [{count.sheet}]" if count.sheet else "",
                "table": count.table,
                "rows": count.rows,
                "kept": count.kept,
                "set_aside": count.set_aside,
                "no_data": count.no_data,
            }
            click.echo(words.say("intake_cli.counted", lang=lang, **blanks))
    for line in school_matches.lines(reading, lang=lang):
        click.echo(line)
    if reading.unused and reading.faults:
        click.echo(words.say("intake_cli.unused", lang=lang, files=", ".join(reading.unused[:20])))
    for part in reading.parts if reading.faults else ():
        if part.unread:
            blanks = {"file": part.source.name, "columns": ", ".join(part.unread[:20])}
            click.echo(words.say("intake_cli.unread", lang=lang, **blanks))
    usable = reading.network is not None
    key = "unusable" if not usable else "warnings" if reading.faults else "clean"
    click.echo(words.say(f"cli.{key}", lang=lang, count=len(reading.faults)))
    if reading.tables and (lines := health_sentences.sentences(_health(reading), lang=lang)):
        click.echo(words.say("health.title", lang=lang))
        for line in lines:
            click.echo(f"  {line}")


def _health(reading: Reading) -> health.Health:
    """Sum up the state of the data as of today."""
    return health.examine(reading, today=planner_day.today())
