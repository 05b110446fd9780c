"""One task of a batch at a worker: the command itself, in a folder of its own."""

from __future__ import annotations

import contextlib
import errno
import functools
import importlib
import io
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import psutil

from spatial import catchment, words
from spatial.batch import BatchAnswer, BatchTask, part_files, program_mark
from spatial.batch.roll_up import PART
from spatial.commands import planner_day
from spatial.errors import Fault, UserError
from spatial.export import atomic, layer_union
from spatial.intake import last_locality
from spatial.store import result_files

# What a job may ask for: commands of a locality and nothing else.
COMMANDS = {
    "access": "access:access",
    "assess": "assess:assess",
    "catchment": "catchment:catchment_command",
    "cover": "cover:cover_command",
    "norms": "norms:norms",
    "project": "project:project",
    "recommend": "recommend:recommend_command",
}
PRINTED = frozenset({"norms"})  # say their answer and write no folder
SAID = "said.txt"
AID = "aid:"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})  # a disk that takes no more
_ONE_AT_A_TIME = threading.Lock()  # what is printed is caught for the whole process


def perform(task: BatchTask) -> BatchAnswer:
    """
    Do a task: write its files beside, run the command on them, bring back what it wrote.

    Parameters
    ----------
    task
        With all it needs; nothing else is read but what comes with the program.

    Returns
    -------
    BatchAnswer
        Files, or the sentences that say why there are none. Nothing is raised: a bad locality does
        not stop the others.
    """
    began = processor_s()
    with _ONE_AT_A_TIME:
        answer = _answer(task)
    return replace(
        answer,
        cpu_s=max(0.0, processor_s() - began),
        peak_mb=_peak_mb(),
    )


def named(command: str) -> click.Command:
    """Import a command a job may ask for."""
    module, _, attribute = COMMANDS[command].partition(":")
    found: click.Command = getattr(importlib.import_module(f"spatial.commands.{module}"), attribute)
    return found


def asked(command: str, place: Path | None, arguments: tuple[str, ...], out: Path) -> list[str]:
    """Put together what the command line would say."""
    folder = [] if place is None else [str(place)]
    return [*folder, *arguments, *([] if command in PRINTED else ["--out", str(out)])]


def _answer(task: BatchTask) -> BatchAnswer:
    """Do it, and turn whatever goes wrong into sentences."""
    if task.mark != program_mark():
        fault = Fault(code="job_program", value=program_mark())
        return BatchAnswer(faults=(fault.say(lang=task.lang),))
    try:
        return _done(task)
    except UserError as problem:
        full = any(fault.code == "cannot_write" for fault in problem.faults)
        faults = tuple(fault.say(lang=task.lang) for fault in problem.faults)
        return BatchAnswer(faults=faults, disk_full=full)
    except click.ClickException as problem:
        return BatchAnswer(faults=(problem.format_message(),))
    except Exception as problem:  # noqa: BLE001 - a defect in one job is listed, the rest goes on
        full = isinstance(problem, OSError) and problem.errno in _FULL
        reason = f"{type(problem).__name__}: {problem}"[:300]
        said = words.say("batch.defect", lang=task.lang, reason=reason)
        return BatchAnswer(faults=(said,), disk_full=full)


def _done(task: BatchTask) -> BatchAnswer:
    """Solve a part, or run a command until it is done or asks for parts."""
    if task.part:
        return BatchAnswer(files=_solved(task.part))
    try:
        with TemporaryDirectory(prefix="truonglop-", ignore_cleanup_errors=True) as scratch:
            return BatchAnswer(files=_files(task, Path(scratch).resolve()))
    except _PartsWanted as wanted:
        return BatchAnswer(asked=wanted.parts)


def _files(task: BatchTask, scratch: Path) -> dict[str, bytes]:
    """Run the command in a scratch folder; return what it wrote and said."""
    place, out = _laid_out(task, scratch), scratch / "out"
    aids = {f"{AID}{name}": str(scratch / "aids" / name) for name in task.aids}
    if aids:
        atomic.write(dict(task.aids), scratch / "aids")
    arguments = tuple(aids.get(each, each) for each in task.arguments)
    said = io.StringIO()
    above = click.Context(click.Command("truonglop"), obj=task.lang)
    planner_day.keep_today(above, click.Option(["--today"]), task.today)
    command = named(task.command)
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        words_given = asked(task.command, place, arguments, out)
        with (
            _at_hand(task, place),
            _handing_out(task),
            command.make_context(task.command, words_given, parent=above) as context,
        ):
            command.invoke(context)
        sys.stdout.flush()
    written = result_files.read_all(out)
    text = said.getvalue().replace(str(out), ".").replace(str(scratch), ".")
    if "deficit_all.geojson" in written:
        written[PART] = layer_union.part(written["deficit_all.geojson"])
    return {**written, SAID: text.encode()}


def _at_hand(task: BatchTask, place: Path | None) -> contextlib.AbstractContextManager[None]:
    """Read the files once for jobs of the same locality that come one after the other."""
    if place is None:
        return contextlib.nullcontext()
    facts = [task.place, *task.codes, task.lang, task.today]
    facts += [f"{name} {sha256(held).hexdigest()}" for name, held in sorted(task.files.items())]
    return last_locality.at_hand(place, "\n".join(facts))


class _PartsWanted(Exception):  # noqa: N818 - no fault: what is wanted is told
    """A command asks for parts to be solved by others before it goes on."""

    def __init__(self, parts: Mapping[str, Mapping[str, bytes]]) -> None:
        super().__init__(", ".join(parts))
        self.parts = parts


def _handing_out(task: BatchTask) -> contextlib.AbstractContextManager[None]:
    """Have the seats of a large locality solved by others, part by part."""
    if not task.largest:
        return contextlib.nullcontext()
    return catchment.handing_out(functools.partial(_hand_out, task), largest=task.largest)


def _hand_out(task: BatchTask, orders: Sequence[catchment.PartOrder]) -> list[catchment.PartAnswer]:
    """Return the answers that came with the task; ask for all that are missing at once."""
    marks, wanted = [], {}
    for order in orders:
        files = part_files.of_order(order)
        marks.append(part_files.mark(files))
        if marks[-1] not in task.answers:
            wanted[marks[-1]] = files
    if wanted:
        raise _PartsWanted(wanted)
    return [part_files.answer(task.answers[mark]) for mark in marks]


def _solved(part: Mapping[str, bytes]) -> dict[str, bytes]:
    """Solve a part."""
    return part_files.of_answer(catchment.answer(part_files.order(part)))


def _laid_out(task: BatchTask, scratch: Path) -> Path | None:
    """Write the locality's files into a folder named as at home; none for the embedded one."""
    files = dict(task.files)
    if task.codes:
        from spatial import communes

        files = communes.files(communes.choice(task.codes), lang=task.lang)
    if not files:
        return None
    place = scratch / "in" / task.place
    folders: dict[str, dict[str, bytes]] = {}
    for name, content in files.items():
        folder, _, plain = name.rpartition("/")
        folders.setdefault(folder, {})[plain] = content
    for folder, held in folders.items():
        atomic.write(held, place / folder)
    return place


def processor_s() -> float:
    """Return what the processor did for this process and those it began, ended or not [s]."""
    own = psutil.Process()
    total = 0.0
    for process in (own, *own.children(recursive=True)):
        with contextlib.suppress(psutil.Error):  # it ended meanwhile
            times = process.cpu_times()
            # a reader is a child's child and has ended: its parent holds its seconds
            ended = (getattr(times, f"children_{kind}", 0.0) for kind in ("user", "system"))
            total += times.user + times.system + sum(ended)
    return total


def _peak_mb() -> float:
    """Return the most memory this process held [MB]; a reader beside it does not count."""
    held = psutil.Process().memory_info()
    try:
        import resource
    except ImportError:
        return float(getattr(held, "peak_wset", held.rss)) / 1e6
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 1e6
