"""What is wrong with the words of a command, as faults: the library's own are in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import IO, Any

import click

from spatial.errors import Fault

_EXTRA = re.compile(r"^Got unexpected extra arguments? \((?P<words>.*)\)$", re.DOTALL)
_FLAG = "does not take a value"
_MISSING_COMMAND = "Missing command."


class OptionFault(click.UsageError):
    """A fault of the words given, said in the language asked for; ends with code 2."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it in one line, as every other fault is."""
        click.echo(self.message, file=file, err=file is None)


def told(problem: click.UsageError, given: Sequence[str], lang: str) -> click.UsageError:
    """Say in a language what the library finds wrong; help, and what is said already, stays."""
    if isinstance(problem, OptionFault | click.exceptions.NoArgsIsHelpError):
        return problem
    return OptionFault(of(problem, given).say(lang=lang), problem.ctx)


def of(problem: click.UsageError, given: Sequence[str]) -> Fault:
    """
    Make a fault of what the library finds wrong.

    Parameters
    ----------
    problem
        What it raised.
    given
        The words given, from that of the command on; those of the program if it has none yet.
    """
    help_: dict[str, object] = {"help": f"{_path(problem, given)} --help"}
    match problem:
        case click.NoSuchOption():
            near = problem.possibilities
            fault = _unknown("option_unknown", problem.option_name, near, help_)
        case click.exceptions.NoSuchCommand():
            fault = _unknown("command_unknown", problem.command_name, _near(problem), help_)
        case click.MissingParameter():
            fault = Fault(code="option_missing", value=_name(problem), blanks=help_)
        case click.BadOptionUsage():
            code = "option_no_value" if _FLAG in problem.message else "option_without_value"
            fault = Fault(code=code, value=problem.option_name, blanks=help_)
        case click.BadParameter():
            fault = _bad(problem, given, help_)
        case _:
            fault = _of_words(problem.message, help_)
    return fault


def _of_words(message: str, help_: dict[str, object]) -> Fault:
    """Say that there is a word too many or no command; what else is said, a command said itself."""
    if extra := _EXTRA.match(message):
        return Fault(code="argument_extra", value=extra["words"], blanks=help_)
    if message == _MISSING_COMMAND:
        return Fault(code="command_missing", blanks=help_)
    return Fault(code="usage", value=message)


def _unknown(code: str, value: str, near: Sequence[str] | None, blanks: dict[str, object]) -> Fault:
    """Say that there is no such option or command, and which are written nearly so."""
    if not near:
        return Fault(code=code, value=value, blanks=blanks)
    return Fault(code=f"{code}_near", value=value, blanks={**blanks, "near": ", ".join(near)})


def _path(problem: click.UsageError, given: Sequence[str]) -> str:
    """Return the program and the command whose help tells more."""
    if problem.ctx is not None:
        return problem.ctx.command_path
    command = [] if not given or given[0].startswith("-") else [given[0]]
    return " ".join(["truonglop", *command])


def _near(problem: click.exceptions.NoSuchCommand) -> list[str]:
    """List the commands written nearly as the one asked for."""
    context = problem.ctx
    if context is None or not isinstance(context.command, click.Group):
        return []
    return get_close_matches(problem.command_name, context.command.list_commands(context))


def _name(problem: click.BadParameter) -> str:
    """Name the option or argument as it is typed."""
    if isinstance(problem.param, click.Option):
        return problem.param.opts[0]  # later ones are shorter, or former names
    if problem.param is not None:
        return problem.param.human_readable_name
    return str(problem.param_hint or "")


def _bad(problem: click.BadParameter, given: Sequence[str], help_: dict[str, object]) -> Fault:
    """Say what an option or argument was given and what it takes."""
    blanks = {**help_, "name": _name(problem)}
    value = _refused(problem, given)
    if value is None or problem.param is None:
        return Fault(code="option_refused", value=problem.message, blanks=blanks)
    kind = problem.param.type
    if isinstance(kind, click.Choice):
        known = ", ".join(map(str, kind.choices))
        return Fault(code="option_choice", value=value, blanks={**blanks, "known": known})
    if isinstance(kind, click.Path | click.File):
        return Fault(code=_of_path(kind, Path(value)), value=value, blanks=blanks)
    whole = isinstance(kind, click.types.IntParamType)
    if not whole and not isinstance(kind, click.types.FloatParamType):
        return Fault(code="option_refused", value=f"“{value}”", blanks=blanks)
    code = "option_whole" if whole else "option_number"
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if least is None or most is None:
        return Fault(code=code, value=value, blanks=blanks)
    code += "_above" if getattr(kind, "min_open", False) else "_between"
    bounds = {"least": f"{least:.10g}", "most": f"{most:.10g}"}  # as they are typed
    return Fault(code=code, value=value, blanks={**blanks, **bounds})


def _refused(problem: click.BadParameter, given: Sequence[str]) -> str | None:
    """Find the value that was given and does not do; none where its type takes it."""
    context, param = problem.ctx, problem.param
    if context is None or param is None:
        return None
    for value in _values(context, param, given):
        try:
            param.type.convert(value, param, context)
        except click.BadParameter:
            return value
    return None


def _values(context: click.Context, param: click.Parameter, given: Sequence[str]) -> list[str]:
    """List what an option or argument was given: with the words, else by the environment."""
    depth = _depth(context)
    try:
        told, _, _ = context.command.make_parser(context).parse_args([*given[depth:]])
    except click.UsageError:
        return []
    found = told.get(param.name or "")
    every = found if isinstance(found, list | tuple) else [found]
    typed = [one for one in every if isinstance(one, str)]
    from_outside = param.value_from_envvar(context)
    return typed or ([from_outside] if isinstance(from_outside, str) else [])


def _depth(context: click.Context) -> int:
    """Count the commands above; a program's name may hold blanks (python -m spatial.cli)."""
    return 0 if context.parent is None else 1 + _depth(context.parent)


def _of_path(kind: click.Path | click.File, path: Path) -> str:
    """Tell why a path does not do."""
    if not path.exists():
        return "option_path_missing"
    if path.is_dir() and not getattr(kind, "dir_okay", False):
        return "option_path_folder"
    if not path.is_dir() and not getattr(kind, "file_okay", True):
        return "option_path_file"
    return "option_path_closed"
