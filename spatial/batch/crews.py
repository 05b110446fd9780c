"""Who does the work: this process, processes of this machine, or workers of a Dask scheduler."""

from __future__ import annotations

import contextlib
import importlib
import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, Protocol

from spatial.errors import Fault, UserError

if TYPE_CHECKING:
    from spatial.batch.tasks import BatchAnswer, BatchTask

Perform = Callable[["BatchTask"], "BatchAnswer"]

_TASKS_OF_A_PROCESS = 40  # then a new one: what memory was torn to pieces is given back
_WAIT_S = 60  # for a scheduler or its first worker to come, or to come back


class Crew(Protocol):
    """Those who perform tasks; one that is lost is called together anew."""

    @property
    def size(self) -> int:
        """Return how many tasks may be out at once."""

    def submit(self, task: BatchTask) -> Future[BatchAnswer]:
        """Hand out a task."""

    def close(self) -> None:
        """Send everybody home; what is under way is left."""


class InlineCrew:
    """No process but this one, one task after the other."""

    size = 1

    def __init__(self, perform: Perform) -> None:
        self._perform = perform

    def submit(self, task: BatchTask) -> Future[BatchAnswer]:
        """Do a task at once."""
        future: Future[BatchAnswer] = Future()
        future.set_result(self._perform(task))
        return future

    def close(self) -> None:
        """Nobody is to be sent home."""


class ProcessCrew:
    """
    Processes of this machine.

    Parameters
    ----------
    perform
        A function at the top of a module.
    workers
        How many.
    """

    def __init__(self, perform: Perform, workers: int) -> None:
        self.size = workers
        self._perform = perform
        self._pool = ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_leave_the_stop_to_the_first,
            max_tasks_per_child=_TASKS_OF_A_PROCESS,
        )

    def submit(self, task: BatchTask) -> Future[BatchAnswer]:
        """Hand a task to the next free process."""
        return self._pool.submit(self._perform, task)

    def close(self) -> None:
        """End the processes, also in the middle of a task."""
        processes = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


class DaskCrew:
    """
    Workers of a Dask scheduler, or of a cluster begun on this machine.

    Parameters
    ----------
    perform
        A function every worker can import: the same version is installed there.
    address
        ``tcp://host:8786`` or ``tls://…``; empty begins a cluster here.
    workers
        Processes of a cluster begun here.
    wait_s
        How long a scheduler and its first worker are waited for [s].

    Raises
    ------
    UserError
        If Dask is not installed, or nobody answers at the address.
    """

    def __init__(
        self, perform: Perform, *, address: str = "", workers: int = 1, wait_s: float = _WAIT_S
    ) -> None:
        self._perform = perform
        with contextlib.ExitStack() as opened:
            self._client = opened.enter_context(_client(address, workers, wait_s))
            self._executor: Executor = self._client.get_executor(pure=False)
            self._open = opened.pop_all()

    @property
    def size(self) -> int:
        """Return two tasks a worker: the next one's files travel while one is worked on."""
        return 2 * max(1, len(self._client.nthreads()))

    def submit(self, task: BatchTask) -> Future[BatchAnswer]:
        """Hand a task to the scheduler."""
        return self._executor.submit(self._perform, task)

    def close(self) -> None:
        """Take back what is out, and leave the scheduler to others."""
        with contextlib.suppress(OSError, TimeoutError):
            self._executor.shutdown(wait=False)
        with contextlib.suppress(OSError, TimeoutError):
            self._open.close()


def usual_workers() -> int:
    """Return how many processes this machine has cores for."""
    return max(1, os.cpu_count() or 1)


@contextlib.contextmanager
def _client(address: str, workers: int, wait_s: float) -> Iterator[Any]:
    """Open a client, and the cluster it begins; close both."""
    try:
        dask = importlib.import_module("distributed")
    except ImportError as missing:
        raise UserError(Fault(code="dask_missing")) from missing
    with contextlib.ExitStack() as opened:
        try:
            to = address or opened.enter_context(_cluster(dask, workers))
            client = dask.Client(to, timeout=wait_s, set_as_default=False)
            opened.callback(client.close, timeout=5)
            client.wait_for_workers(1, timeout=wait_s)
        except (OSError, TimeoutError, ValueError) as problem:
            lines = str(problem).splitlines() or [type(problem).__name__]
            fault = Fault(code="scheduler_gone", value=address, blanks={"reason": lines[0]})
            raise UserError(fault) from problem
        yield client


def _cluster(dask: Any, workers: int) -> Any:  # noqa: ANN401 - Dask's own, imported late
    """Begin a scheduler and processes on this machine, heard by nobody else."""
    return dask.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    )


def _leave_the_stop_to_the_first() -> None:
    """Ctrl+C reaches every process of a terminal; the first one decides what becomes of them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
