"""The command line, ``truonglop``: the same road to a figure that the app takes."""

from __future__ import annotations

import itertools
import logging
import os
import sys
from pathlib import Path

import click

from spatial import words
from spatial.commands import shared_options
from spatial.commands.assess import assess
from spatial.commands.bridges import bridges_command
from spatial.commands.catchment import COMMANDS as CATCHMENT
from spatial.commands.check import check
from spatial.commands.compare import compare
from spatial.commands.compare_lists import compare_lists
from spatial.commands.cover import cover_command
from spatial.commands.crosswalk import crosswalk
from spatial.commands.fetch import fetch
from spatial.commands.norms import norms
from spatial.commands.project import project
from spatial.commands.public_primary import public_primary_command
from spatial.commands.quantities import quantities_command
from spatial.commands.recommend import recommend_command
from spatial.commands.sessions import sessions_command
from spatial.commands.targets import targets
from spatial.commands.template import template
from spatial.errors import Severity, UserError
from spatial.serve import serve
from spatial.store import home

BROKEN = 70  # "internal software error" of sysexits.h
COMMANDS = (
    *(assess, check, compare_lists, cover_command, crosswalk, fetch, project),
    *(public_primary_command, recommend_command, serve, template, norms, compare, targets),
    *(bridges_command, quantities_command, sessions_command),
    *CATCHMENT,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--lang",
    type=click.Choice(words.LANGUAGES),
    default="vi",
    envvar="TRUONGLOP_LANG",
    show_default=True,
    help="Ngôn ngữ. / Language of everything that is said and written.",
)
@click.option(
    "--today",
    expose_value=False,
    callback=shared_options.keep_today,
    help="Ngày tính là hôm nay, dạng 2026-11-28. / The day that counts as today.",
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


for command in COMMANDS:
    truonglop.add_command(command)


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
