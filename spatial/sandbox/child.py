"""
The process that reads: it waits with the readers loaded, does one job, answers and ends.

``python -m spatial.sandbox.child fork N`` waits on the socket with descriptor N and forks itself
for every job (Linux, where that takes ten milliseconds); ``… one`` does the one job that comes over
its input and answers over its output. Both end when the program that started them ends.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import os
import pickle
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO

from spatial.errors import UserError
from spatial.sandbox import confinement, encoder
from spatial.sandbox.jobs import ReadingJob
from spatial.sandbox.messages import END, ENDING, FORK, NUMBER, MessageKind, pack, receive
from spatial.sandbox.targets import WAITING_FOR, function

_JOB_BYTES = 1 << 30
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def main() -> None:
    """Load the readers and wait."""
    way = sys.argv[1]
    if way == "one":
        _one()
        return
    with socket.socket(fileno=int(sys.argv[2])) as control:
        _load()
        gc.freeze()  # pages nobody writes to stay shared
        _wait(control)


def _load() -> None:
    """Import what reading needs."""
    for name in WAITING_FOR:
        importlib.import_module(name)


def _one() -> None:
    """Do the one job of this process; what libraries print goes nowhere."""
    given, taken = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for place in (0, 1):
        os.dup2(nowhere, place)
    _load()
    with given, taken:
        serve(given, taken)


def _wait(control: socket.socket) -> None:
    """Fork for every job; end those told of, and all of them when nobody is left to ask."""
    children: set[int] = set()
    while True:
        message, handles, _, _ = socket.recv_fds(control, 64, 1)
        if message.startswith(FORK):
            children.add(_fork(control, handles[0]))
        elif message.startswith(END):
            (pid,) = NUMBER.unpack(message[1:])
            children.discard(pid)
            control.sendall(_end(pid))
        else:
            break
    for pid in children:
        os.kill(pid, signal.SIGKILL)


def _fork(control: socket.socket, handle: int) -> int:
    """Begin a child for the job behind a socket; tell its number."""
    pid = os.fork()
    if pid == 0:
        try:
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
            control.close()
            with socket.socket(fileno=handle) as job:
                serve(job.makefile("rb"), job.makefile("wb"))
        finally:
            os._exit(0)
    os.close(handle)
    control.sendall(NUMBER.pack(pid))
    return pid


def _end(pid: int) -> bytes:
    """End a child, if it has not, and tell how it ended; it is only now forgotten."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    _, status, used = os.wait4(pid, 0)
    return ENDING.pack(status, used.ru_maxrss * 1024, used.ru_utime + used.ru_stime)


def serve(given: BinaryIO, taken: BinaryIO) -> None:
    """
    Do one job.

    Parameters
    ----------
    given, taken
        Where it comes from and where the answer goes.
    """
    message = receive(given, max_bytes=_JOB_BYTES)
    if message is None:
        return
    job: ReadingJob = pickle.loads(message[1])  # noqa: S301 - from the program that started us
    _send(taken, pack(MessageKind.READY))
    os.chdir(job.folder)
    confinement.confine(job.limits, reads=job.reads, home=job.home, writes=job.writes)

    def progress(count: int) -> None:
        _send(taken, pack(MessageKind.PROGRESS, NUMBER.pack(count)))

    further = {"progress": progress} if job.progress else {}
    kind, content = _answer(lambda: function(job.target)(*job.args, **job.kwargs, **further))
    if len(content) > job.limits.answer_bytes:
        kind, content = MessageKind.SIZE, b""
    _send(taken, pack(kind, content))


def _answer(work: Callable[[], Any]) -> tuple[MessageKind, bytes]:
    """Do the work; whatever happens is an answer."""
    try:
        return MessageKind.ANSWER, encoder.encode(work())
    except MemoryError:
        return MessageKind.MEMORY, b""
    except UserError as problem:
        return MessageKind.FAULTS, encoder.encode((type(problem).__name__, problem.faults))
    except Exception:  # noqa: BLE001 - told to the program, which notes it
        return MessageKind.DEFECT, traceback.format_exc().encode("utf-8", "replace")


def _send(taken: BinaryIO, content: bytes) -> None:
    """Write all of a message."""
    taken.write(content)
    taken.flush()


if __name__ == "__main__":
    main()
