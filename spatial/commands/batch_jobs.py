"""Jobs of a batch, checked before the first one starts: every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from spatial import batch
from spatial.batch.jobs import unmistakable
from spatial.commands import batch_task, option_faults
from spatial.errors import Fault, InputFaults, UserError
from spatial.intake.single import job_table, locality_bytes
from spatial.intake.single.job_table import JobLine

_OUT = Path("out")


def gather(
    lines: Iterable[JobLine], places: Sequence[str], commands: Sequence[str], *, around: Path
) -> list[batch.BatchJob]:
    """
    Make the jobs of a table, and those of places times commands.

    Parameters
    ----------
    lines
        Of a table.
    places, commands
        Of the command line; each place goes under each command.
    around
        Folder the table's paths start from.

    Raises
    ------
    InputFaults
        With every place nobody knows, command that is none and option it does not have.
    """
    faults: list[Fault] = []
    asked = [*lines, *_of_line(places, commands, faults)]
    if not asked and not faults:
        faults.append(Fault(code="job_none"))
    known: dict[str, list[batch.BatchPlace]] = {}
    jobs: list[batch.BatchJob] = []
    checked: set[tuple[str, tuple[str, ...]]] = set()
    for line in asked:
        if line.place not in known:
            known[line.place] = _places(line, around, faults)
        if (line.command, line.options) not in checked:
            checked.add((line.command, line.options))
            faults += _faults(line)
        arguments, aids = _aided(line.options, around)
        jobs += [
            batch.BatchJob(place=place, command=line.command, arguments=arguments, aids=aids)
            for place in known[line.place]
        ]
    if faults:
        raise InputFaults(faults)
    keys = unmistakable(job.place for job in jobs)
    return [replace(job, place=replace(job.place, key=keys[job.place])) for job in jobs]


def _of_line(places: Sequence[str], commands: Sequence[str], faults: list[Fault]) -> list[JobLine]:
    """Put each place under each command."""
    lines = []
    for text in commands if places else ():
        try:
            command, *options = job_table.words_of(text)
        except ValueError as problem:
            blanks = {"reason": str(problem) or "–"}
            column = "--command"
            faults.append(Fault(code="job_options", column=column, value=text, blanks=blanks))
            continue
        lines += [JobLine(place=one, command=command, options=tuple(options)) for one in places]
    return lines


def _places(line: JobLine, around: Path, faults: list[Fault]) -> list[batch.BatchPlace]:
    """Find the localities of a line; none with a fault where nobody knows them."""
    try:
        return batch.places(line.place, around=around)
    except UserError as problem:
        faults += [replace(fault, row=fault.row or line.row) for fault in problem.faults]
        return []


def _faults(line: JobLine) -> list[Fault]:
    """Ask the command itself whether it has these options."""
    if line.command not in batch_task.COMMANDS:
        known = ", ".join(batch_task.COMMANDS)
        return [
            Fault(code="job_command", row=line.row, value=line.command, blanks={"known": known})
        ]
    command = batch_task.named(line.command)
    given = batch_task.asked(line.command, Path(), line.options, _OUT)
    above = click.Context(click.Command("truonglop"), info_name="truonglop")
    try:
        # the library takes out of the list what it has read
        with command.make_context(line.command, [*given], parent=above):
            return []
    except click.ClickException as problem:
        if isinstance(problem, click.UsageError):
            fault = option_faults.of(problem, (line.command, *given))
            return [replace(fault, row=line.row)]
        blanks = {"reason": problem.format_message()}
        value = " ".join((line.command, *line.options))
        return [Fault(code="job_options", row=line.row, value=value, blanks=blanks)]


def _aided(options: tuple[str, ...], around: Path) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """Take files that options name with the job: a worker may stand on another machine."""
    aids: dict[str, bytes] = {}
    arguments = []
    for at, option in enumerate(options):
        path = around / option
        if not option.startswith("-") and path.is_file():
            name = f"{at}-{path.name}"
            aids[name] = locality_bytes.read_one(path)
            arguments.append(f"{batch_task.AID}{name}")
        else:
            arguments.append(option)
    return tuple(arguments), aids
