"""Have a brought file read in a process of its own, and say in words what stopped it."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from spatial.errors import Fault, InputFaults, InternalError, UserError
from spatial.sandbox import confinement, visitors
from spatial.sandbox.jobs import ReadingJob
from spatial.sandbox.limits import ReadingLimits, for_files
from spatial.sandbox.messages import NUMBER, MessageKind, Oversized, pack, receive
from spatial.sandbox.processes import WAITING, Worker
from spatial.sandbox.targets import ReaderTarget, function
from spatial.sandbox.turns import Left, Turns

_MB = 1_000_000
UNDER_WAY = frozenset({MessageKind.READY, MessageKind.PROGRESS})
_LOADING_S = 180  # until the readers are loaded, on the slowest machine
_LOOK_S = 0.05  # between two looks at the clock, the memory and the visitor
_NEAR = 0.8  # of the limit of memory: a process that broke down there broke down of it
_SLACK = 1.25  # the kernel keeps the limit; what it does not count is counted here
TURNS = Turns(places=max(os.cpu_count() or 1, 2))
Report = Callable[[int], object]


@dataclass(frozen=True, kw_only=True)
class ReadingCall:
    """A job, the name its faults carry and who waits for it."""

    job: ReadingJob
    name: str | None
    visitor: visitors.Visitor
    report: Report | None

    def fault(self, *, code: str, **blanks: object) -> UserError:
        """Say what stopped the reading."""
        return InputFaults(Fault(code=code, file=self.name, blanks=blanks))


def call(
    target: ReaderTarget,
    *args: object,
    reads: Sequence[Path] = (),
    writes: Sequence[Path] = (),
    limits: ReadingLimits | None = None,
    progress: Report | None = None,
    **kwargs: object,
) -> Any:  # noqa: ANN401 - whatever the reader returns
    """
    Read what a person brought, in a process of its own.

    Parameters
    ----------
    reads
        Files and folders it may look at; their sizes set the limits.
    writes
        Folders it may write to, besides its own.
    limits
        What it may take; ``None`` follows `reads`.
    progress
        Told how far it is.

    Returns
    -------
    object
        What the reader returned.

    Raises
    ------
    UserError
        What the reader raised, or the limit that came, or that nobody waits any more.
    InternalError
        If the reader has a defect.
    """
    if confinement.held() is not None:
        further = {} if progress is None else {"progress": progress}
        return function(target)(*args, **kwargs, **further)
    visitor = visitors.current()
    name = reads[0].name if reads and not reads[0].is_dir() else None  # a desk's name is its key
    bounds = limits or for_files(reads)
    try:
        with (
            TURNS.turn(visitor.name, visitor.gone),
            tempfile.TemporaryDirectory(prefix="truonglop-", ignore_cleanup_errors=True) as home,
        ):
            job = ReadingJob(
                target=target,
                args=args,
                kwargs=kwargs,
                progress=progress is not None,
                reads=tuple(str(path.resolve()) for path in reads),
                writes=tuple(str(path.resolve()) for path in writes),
                home=str(Path(home).resolve()),
                folder=str(Path.cwd()),
                limits=bounds,
            )
            return _ask(ReadingCall(job=job, name=name, visitor=visitor, report=progress))
    except Left as left:
        raise UserError(Fault(code="reading_stopped", file=name)) from left


def _ask(asked: ReadingCall) -> Any:  # noqa: ANN401 - as `call`
    """Hand the job to a process, wait for its answer and end it, whatever happens."""
    content = pack(MessageKind.JOB, pickle.dumps(asked.job))
    worker = WAITING.take()
    letters: queue.Queue[tuple[MessageKind, bytes] | Exception | None] = queue.Queue()
    reader = threading.Thread(
        target=_read, args=(worker, content, asked.job.limits, letters), daemon=True
    )
    reader.start()
    ending = None
    try:
        answer = _awaited(asked, worker, letters)
    finally:
        ending = worker.end()
        reader.join()
        worker.stream.close()
    if answer is None:
        raise _broken(asked, ending.signal, ending.peak_bytes)
    return _opened(asked, *answer)


def _read(
    worker: Worker,
    content: bytes,
    limits: ReadingLimits,
    letters: queue.Queue[tuple[MessageKind, bytes] | Exception | None],
) -> None:
    """Send the job and pass on what comes back, until the answer or the end."""
    try:
        worker.send(content)
        while True:
            letter = receive(worker.stream, max_bytes=limits.answer_bytes)
            letters.put(letter)
            if letter is None or letter[0] not in UNDER_WAY:
                return
    except (OSError, ValueError) as problem:
        letters.put(problem if type(problem) is ValueError else None)
    except Oversized as problem:
        letters.put(problem)


def _awaited(
    asked: ReadingCall,
    worker: Worker,
    letters: queue.Queue[tuple[MessageKind, bytes] | Exception | None],
) -> tuple[MessageKind, bytes] | None:
    """Wait for the answer, with an eye on the clock, the memory and whoever waits."""
    limits, began, most_s = asked.job.limits, time.monotonic(), _LOADING_S
    before = worker.resident_bytes()
    while True:
        try:
            letter = letters.get(timeout=_LOOK_S)
        except queue.Empty:
            letter = (MessageKind.PROGRESS, b"")
        if asked.visitor.gone():
            raise Left
        if isinstance(letter, Exception):
            large = isinstance(letter, Oversized)
            code = "reading_too_much" if large else "reading_broken"
            raise asked.fault(code=code, most=limits.answer_bytes // _MB) from letter
        if letter is None or letter[0] not in UNDER_WAY:
            return letter
        if letter[0] is MessageKind.READY:
            began, before, most_s = time.monotonic(), worker.resident_bytes(), limits.wall_s
        if letter[1] and asked.report is not None:
            asked.report(cast("int", NUMBER.unpack(letter[1])[0]))
        if time.monotonic() - began > most_s:
            raise asked.fault(code="reading_too_long", most=limits.wall_s)
        if worker.resident_bytes() > before + _SLACK * limits.memory_bytes:
            raise asked.fault(code="reading_too_big", most=limits.memory_bytes // _MB)


def _broken(asked: ReadingCall, number: int, peak_bytes: int) -> UserError:
    """Say why a process ended without an answer."""
    limits = asked.job.limits
    if number == getattr(signal, "SIGXCPU", -1):
        return asked.fault(code="reading_too_long", most=limits.cpu_s)
    if number == getattr(signal, "SIGKILL", -1) or peak_bytes > _NEAR * limits.memory_bytes:
        return asked.fault(code="reading_too_big", most=limits.memory_bytes // _MB)
    return asked.fault(code="reading_broken")


def _opened(asked: ReadingCall, kind: MessageKind, content: bytes) -> Any:  # noqa: ANN401 - as `call`
    """Make the answer whole, or raise what it says."""
    limits = asked.job.limits
    if kind is MessageKind.MEMORY:
        raise asked.fault(code="reading_too_big", most=limits.memory_bytes // _MB)
    if kind is MessageKind.SIZE:
        raise asked.fault(code="reading_too_much", most=limits.answer_bytes // _MB)
    if kind is MessageKind.DEFECT:
        raise InternalError(content.decode("utf-8", "replace"))
    from spatial.sandbox import decoder  # noqa: PLC0415 - heavy; a process is warmed without it

    try:
        answer = decoder.decode(content)
        if kind is not MessageKind.FAULTS:
            return answer
        name, faults = answer
    except (decoder.Forged, ValueError, TypeError) as problem:
        raise asked.fault(code="reading_broken") from problem
    if not all(isinstance(fault, Fault) for fault in faults):
        raise asked.fault(code="reading_broken")
    raise (InputFaults if name == InputFaults.__name__ else UserError)(faults)


def layers() -> confinement.Confinement:
    """Return which layers hold a process that reads, on this machine."""
    return cast("confinement.Confinement", call(ReaderTarget.LAYERS))
