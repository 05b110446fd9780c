"""The command line: ``truonglop assess | check | serve``, each the same road the app takes."""

from __future__ import annotations

import itertools
import json
import logging
import os
import sys
from pathlib import Path

import click

from spatial import export, intake, plan, scenario, words
from spatial.errors import Fault, Severity, UserError
from spatial.intake.proposals import read_proposals
from spatial.records import Options
from spatial.serve import serve
from spatial.store import home

CLEAN, WARNINGS, UNUSABLE, BROKEN = 0, 1, 2, 70
_FOLDER = click.argument("folder", required=False, type=click.Path(path_type=Path))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--lang",
    type=click.Choice(words.LANGUAGES),
    default="vi",
    envvar="TRUONGLOP_LANG",
    show_default=True,
    help="Ngôn ngữ. / Language of everything that is said and written.",
)
@click.version_option(package_name="truonglop")
@click.pass_context
def truonglop(context: click.Context, lang: str) -> None:
    """
    Trường Lớp: bản đồ thiếu hụt phòng học và đất trường theo phường, cấp học.

    Maps of classroom and land deficits by ward and level, with the clause beside every figure.
    FOLDER holds wards, residents, schools and school_levels; without it the embedded demonstration
    district (Quận 12) is used.
    """
    context.obj = lang


@truonglop.command()
@_FOLDER
@click.option(
    "--year", type=int, default=2030, show_default=True, help="Năm. / Year of the pupils."
)
@click.option(
    "--profile", default="quan12-2024", show_default=True, help="Bộ định mức. / Norm profile."
)
@click.option("--units", help="Bộ đơn vị: wards_2024, wards_2025. / Set of wards reported on.")
@click.option(
    "--two-session-share",
    type=float,
    help="Tỷ lệ lớp THCS, THPT học 2 buổi (0–1). / Share of two-session classes.",
)
@click.option(
    "--proposals",
    type=click.Path(path_type=Path),
    help="Tệp đề xuất (GeoJSON, CSV…). / Proposed schools to add.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục kết quả. / Folder the layers are written to.",
)
@click.pass_obj
def assess(
    lang: str,
    folder: Path | None,
    year: int,
    profile: str,
    units: str | None,
    two_session_share: float | None,
    proposals: Path | None,
    out: Path,
) -> None:
    r"""
    Tính thiếu hụt và ghi các lớp GeoJSON, bảng CSV, tóm tắt JSON.

    Writes deficit_<level>.geojson, deficit_all.geojson, schools.geojson, deficit.csv (Excel) and
    summary.json into --out, all or nothing. Exit code 2 with every fault listed if the files
    cannot be used.

    \b
    truonglop assess --year 2030 --profile quan12-2024 --units wards_2025 --out ket-qua
    truonglop assess du-lieu/ --proposals de-xuat.geojson --out ket-qua
    """
    town = intake.read_network(folder)
    if proposals is not None:
        town = scenario.apply(town, read_proposals(proposals))
    options = Options(year=year, profile=profile, units=units, two_session_share=two_session_share)
    found = plan.assess(town, options)
    written = export.write(found, out, lang=lang)
    for warning in town.warnings:
        click.echo(warning.say(lang=lang), err=True)
    summary = found.summary()
    for level, figures in (*summary["levels"].items(), ("total", summary["total"])):
        blanks = {
            name: words.number(float(str(value)), lang=lang) for name, value in figures.items()
        }
        label = words.say(f"level.{level}", lang=lang)
        click.echo(words.say("cli.level", lang=lang, level=label, **blanks))
    click.echo(words.say("cli.written", lang=lang, count=len(written), folder=out))


@truonglop.command()
@_FOLDER
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON. / Print as JSON.")
@click.pass_obj
def check(lang: str, folder: Path | None, *, as_json: bool) -> None:
    """
    Kiểm tra dữ liệu, liệt kê mọi lỗi cùng lúc.

    Lists every fault: file, row, column, value, what was expected, what to do. Exit code 0 clean,
    1 usable with notes, 2 unusable.
    """
    network, faults = intake.inspect(folder)
    if as_json:
        click.echo(json.dumps([_as_json(fault, lang) for fault in faults], ensure_ascii=False))
    else:
        for fault in faults:
            grade = words.say(f"severity.{fault.severity}", lang=lang)
            click.echo(f"[{grade}] {fault.say(lang=lang)}")
        click.echo(_verdict(network is not None, len(faults), lang))
    sys.exit(UNUSABLE if network is None else WARNINGS if faults else CLEAN)


def _as_json(fault: Fault, lang: str) -> dict[str, object]:
    """Put a fault into a record for programs."""
    return {
        "code": fault.code,
        "severity": fault.severity.value,
        "file": fault.file,
        "sheet": fault.sheet,
        "row": fault.row,
        "column": fault.column,
        "value": fault.value,
        "what": fault.part("what", lang=lang),
        "expected": fault.part("expected", lang=lang),
        "remedy": fault.part("remedy", lang=lang),
    }


def _verdict(usable: bool, count: int, lang: str) -> str:  # noqa: FBT001 - a private one-liner
    """Say in one line whether the data can be used."""
    key = "unusable" if not usable else "warnings" if count else "clean"
    return words.say(f"cli.{key}", lang=lang, count=count)


truonglop.add_command(serve)


def main() -> None:
    """
    Run the command line; whatever goes wrong ends in a sentence.

    A fault of the user's files ends with code 2 and every fault on its own line. A defect of ours
    ends with code 70 and the name of the log file that holds the details.
    """
    try:
        truonglop(standalone_mode=True)
    except UserError as problem:
        lang = _language()
        for fault in problem.faults:
            if fault.severity is Severity.ERROR:
                click.echo(fault.say(lang=lang), err=True)
        sys.exit(problem.exit_code)
    except Exception:  # noqa: BLE001 - the last door: nobody is answered with a traceback
        click.echo(words.say("cli.broken", lang=_language(), log=_noted()), err=True)
        sys.exit(BROKEN)


def _noted() -> Path:
    """Write the exception at hand into the log, for the developers."""
    file = home() / "truonglop.log"
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(file, encoding="utf-8")
    logger = logging.getLogger("truonglop")
    logger.propagate = False  # the terminal gets the sentence, not the traceback
    logger.addHandler(handler)
    logger.error("command failed: %s", sys.argv, exc_info=sys.exc_info())
    logger.removeHandler(handler)
    handler.close()
    return file


def _language() -> str:
    """Return the language asked for, also when the command failed before it ran."""
    after = dict(itertools.pairwise(sys.argv))
    given = after.get("--lang") or os.environ.get("TRUONGLOP_LANG", "")
    return given if given in words.LANGUAGES else words.LANGUAGES[0]


if __name__ == "__main__":
    main()
