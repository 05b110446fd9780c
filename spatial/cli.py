"""The command line, ``truonglop``: the same road to a figure that the app takes."""

from __future__ import annotations

import importlib
import itertools
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from spatial import words
from spatial.commands import option_faults, planner_day
from spatial.errors import Severity, UserError, told_once

GIVEN = "truonglop.arguments"  # as `spatial.commands.manifests` names it; importing it is slow
BROKEN = 70  # "internal software error" of sysexits.h
# Where each command lives; a command is imported when it is run, so that the app opens at once.
COMMANDS = {
    "access": "commands.access:access",
    "assess": "commands.assess:assess",
    "backup": "commands.backup:backup",
    "batch": "commands.batch:batch_command",
    "bridges": "commands.bridges:bridges_command",
    "calendar": "commands.reporting_calendar:calendar_command",
    "catchment": "commands.catchment:catchment_command",
    "check": "commands.check:check",
    "compare": "commands.compare:compare",
    "compare-lists": "commands.compare_lists:compare_lists",
    "cover": "commands.cover:cover_command",
    "crosswalk": "commands.crosswalk:crosswalk",
    "developments": "commands.developments:developments",
    "fetch": "commands.fetch:fetch",
    "land": "commands.land:land_command",
    "layers": "commands.layers:layers_command",
    "map": "commands.map:map_command",
    "money": "commands.money:money_command",
    "norm-checks": "commands.norm_checks:norm_checks_command",
    "norms": "commands.norms:norms",
    "people": "commands.people:people",
    "progress": "commands.progress:progress_command",
    "institutions": "commands.institutions:institutions_command",
    "preschools": "commands.preschools:preschools_command",
    "project": "commands.project:project",
    "public-primary": "commands.public_primary:public_primary_command",
    "quantities": "commands.quantities:quantities_command",
    "recommend": "commands.recommend:recommend_command",
    "replay": "commands.replay:replay",
    "report": "commands.report:report",
    "restore": "commands.restore:restore",
    "roads": "commands.roads:roads_command",
    "rooms": "commands.rooms:rooms_command",
    "season": "commands.season:season_command",
    "serve": "serve:serve",
    "sessions": "commands.sessions:sessions_command",
    "standard": "commands.standard:standard_command",
    "start": "commands.start:start",
    "targets": "commands.targets:targets",
    "teachers": "commands.teachers:teachers_command",
    "template": "commands.template:template",
    "zones": "commands.zones:zones",
}


class LateGroup(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click's own
        """Return every name, in order."""
        return sorted(COMMANDS)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - as click's own
    ) -> click.Context:
        """Read the program's own options; what is wrong with them is said in words."""
        given = [*args]  # the library takes out of `args` what it has read
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as problem:
            raise option_faults.told(problem, given, _language(given)) from problem

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click's own
        """Run the command; what is wrong with its words is said in words."""
        try:
            return super().invoke(ctx)
        except click.UsageError as problem:
            given = ctx.meta.get(GIVEN, ())
            raise option_faults.told(problem, given, ctx.params["lang"]) from problem

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Keep the words of the command, so that a manifest can say them again."""
        ctx.meta[GIVEN] = tuple(args)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click's own
        """Import a command; none for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(f"spatial.{module}"), attribute)
        return command


@click.group(
    cls=LateGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
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
    callback=planner_day.keep_today,
    help="Ngày tính là hôm nay, dạng 2026-11-28. / The day that counts as today.",
)
@click.version_option(package_name="truonglop")
@click.pass_context
def truonglop(context: click.Context, lang: str) -> None:
    """
    Trường Lớp: bản đồ thiếu hụt phòng học và đất trường theo phường, cấp học.

    Maps of classroom and land deficits by ward and level, with the clause beside every figure.
    FOLDER holds wards, residents, schools and school_levels; without it the embedded demonstration
    district (Quận 12) is used; tp-hcm names Hồ Chí Minh City, carried without rooms.
    """
    context.obj = lang


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
        stops = [fault for fault in problem.faults if fault.severity is Severity.ERROR]
        for _, line in told_once(stops, lang=lang):
            click.echo(line, err=True)
        sys.exit(problem.exit_code)
    except Exception:  # noqa: BLE001 - the last door: nobody is answered with a traceback
        click.echo(words.say("cli.broken", lang=_language(), log=_noted()), err=True)
        sys.exit(BROKEN)


def _noted() -> Path:
    """Write the exception at hand into the log, for the developers."""
    from spatial.store import program_log

    return program_log.note("command failed", sys.exception())


def _language(given: Sequence[str] | None = None) -> str:
    """Return the language asked for, also when the command failed before it ran."""
    typed = sys.argv if given is None else given
    parted = [one.split("=", 1) if one.startswith("--lang=") else [one] for one in typed]
    after = dict(itertools.pairwise(itertools.chain.from_iterable(parted)))
    lang = after.get("--lang") or os.environ.get("TRUONGLOP_LANG", "")
    return lang if lang in words.LANGUAGES else words.LANGUAGES[0]


if __name__ == "__main__":
    main()
