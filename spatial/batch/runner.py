"""The loop: hand out what is not done, keep what comes back, go on when somebody is lost."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Future,
    wait,
)
from dataclasses import dataclass, field

from spatial.batch import crews, tasks
from spatial.batch.jobs import BatchJob, BatchPlace
from spatial.batch.ledger import Ledger
from spatial.cancellation import is_cancelled
from spatial.errors import Fault, UserError

MOST_TRIES = 3  # of a job whose worker was lost: then it is likely the job that ends the worker
_LOOK_S = 0.5  # how often it is asked whether anybody still waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """
    Where a run stands.

    Attributes
    ----------
    job
        What was finished just now.
    done, total
        Jobs finished, of all; those of earlier runs count.
    done_now
        Jobs of this run.
    took_s
        Since this run began [s].
    left_s
        What the rest will take at the rate of this run [s].
    faults
        Sentences, where the job came to nothing.
    """

    job: BatchJob
    done: int
    total: int
    done_now: int
    took_s: float
    left_s: float
    faults: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class RunOutcome:
    """
    What a run came to.

    Attributes
    ----------
    kept
        Jobs that were finished before it.
    done
        Jobs it finished.
    faults
        Sentences by key, of those that came to nothing.
    cancelled
        Somebody stopped it.
    """

    kept: int = 0
    done: int = 0
    faults: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cancelled: bool = False


def run(
    jobs: Mapping[str, BatchJob],
    ledger: Ledger,
    gather: Callable[[], crews.Crew],
    *,
    lang: str,
    today: str,
    tell: Callable[[Progress], None] = lambda _: None,
) -> RunOutcome:
    """
    Do every job that is not done.

    Parameters
    ----------
    jobs
        By key.
    gather
        Calls the workers together, also again after they were lost.
    tell
        Told after each job.

    Raises
    ------
    UserError
        If the disk is full, here or at a worker, or no workers come: what is finished is kept, and
        the same call goes on with the rest.
    """
    outcome = RunOutcome()
    left = deque(key for key in _by_place(jobs) if ledger.files(jobs[key], key) is None)
    outcome.kept = len(jobs) - len(left)
    if not left:
        return outcome
    tries: dict[str, int] = {}
    round_ = _Round(jobs, ledger, outcome, lang=lang, today=today, tell=tell)
    crew = gather()
    try:
        while left:
            lost = round_.go(crew, left)
            if outcome.cancelled or not lost:
                return outcome
            for key, reason in lost.items():
                tries[key] = tries.get(key, 0) + 1
                if tries[key] < MOST_TRIES:
                    left.append(key)
                else:
                    fault = Fault(code="job_lost", value=jobs[key].said, blanks={"reason": reason})
                    round_.failed(key, (fault.say(lang=lang),))
            crew.close()
            crew = gather()
    except KeyboardInterrupt:
        outcome.cancelled = True
    finally:
        crew.close()
    return outcome


def _by_place(jobs: Mapping[str, BatchJob]) -> list[str]:
    """Let the jobs of a locality follow one another: a worker reads its files once for them."""
    first: dict[BatchPlace, int] = {}
    for job in jobs.values():
        first.setdefault(job.place, len(first))
    return sorted(jobs, key=lambda key: first[jobs[key].place])


class _Round:
    """One crew's work until all is done or the crew is lost."""

    def __init__(
        self,
        jobs: Mapping[str, BatchJob],
        ledger: Ledger,
        outcome: RunOutcome,
        *,
        lang: str,
        today: str,
        tell: Callable[[Progress], None],
    ) -> None:
        self._jobs, self._ledger, self._outcome = jobs, ledger, outcome
        self._lang, self._today, self._tell = lang, today, tell
        self._began = time.monotonic()

    def go(self, crew: crews.Crew, left: deque[str]) -> dict[str, str]:
        """Hand out and take in; return those whose worker was lost, with the reason."""
        out: dict[Future[tasks.BatchAnswer], str] = {}
        lost: dict[str, str] = {}
        while (left or out) and not lost:
            if is_cancelled():
                self._outcome.cancelled = True
                return {}
            while left and len(out) < crew.size and not lost:
                key = left.popleft()
                try:
                    packed = tasks.task(self._jobs[key], lang=self._lang, today=self._today)
                except UserError as problem:
                    self.failed(key, tuple(one.say(lang=self._lang) for one in problem.faults))
                    continue
                try:
                    out[crew.submit(packed)] = key
                except (BrokenExecutor, RuntimeError, OSError) as problem:
                    left.appendleft(key)  # it was not handed out: no try of its own
                    lost |= dict.fromkeys(out.values(), _reason(problem))
                    if not out:
                        raise UserError(_gone(problem)) from problem
                    break
            ready, _ = wait(out, timeout=_LOOK_S, return_when=FIRST_COMPLETED)
            for future in ready:
                key = out.pop(future)
                if (reason := self._taken(key, future)) is not None:
                    lost[key] = reason
            if lost:
                lost |= self._last(out, next(iter(lost.values())))
        return lost

    def _last(self, out: dict[Future[tasks.BatchAnswer], str], reason: str) -> dict[str, str]:
        """Take in what is ready although the crew is lost; the rest is lost with it."""
        lost = {}
        for future, key in out.items():
            if not future.done():
                lost[key] = reason
            elif (again := self._taken(key, future)) is not None:
                lost[key] = again
        return lost

    def _taken(self, key: str, future: Future[tasks.BatchAnswer]) -> str | None:
        """Keep an answer; say why there is none where the worker was lost."""
        try:
            answer = future.result()
        except (BrokenExecutor, CancelledError, OSError) as problem:
            return _reason(problem)
        except Exception as problem:  # noqa: BLE001 - whatever a worker's machine answers is said, the rest goes on
            blanks = {"reason": _reason(problem)}
            fault = Fault(code="job_lost", value=self._jobs[key].said, blanks=blanks)
            self.failed(key, (fault.say(lang=self._lang),))
            return None
        if answer.disk_full:
            blanks = {"reason": "ENOSPC"}
            raise UserError(Fault(code="cannot_write", value="worker", blanks=blanks))
        if answer.faults:
            self.failed(key, answer.faults)
            return None
        self._ledger.keep(self._jobs[key], key, answer)
        self._outcome.done += 1
        self._said(key, ())
        return None

    def failed(self, key: str, faults: tuple[str, ...]) -> None:
        """List a job that came to nothing."""
        self._outcome.faults[key] = faults
        self._said(key, faults)

    def _said(self, key: str, faults: tuple[str, ...]) -> None:
        """Tell where the run stands."""
        outcome = self._outcome
        now = outcome.done + len(outcome.faults)
        took = time.monotonic() - self._began
        waiting = len(self._jobs) - outcome.kept - now
        self._tell(
            Progress(
                job=self._jobs[key],
                done=outcome.kept + now,
                total=len(self._jobs),
                done_now=now,
                took_s=took,
                left_s=took / now * waiting,
                faults=faults,
            )
        )


def _reason(problem: BaseException) -> str:
    """Say in a line what became of a worker."""
    lines = str(problem).splitlines()
    return lines[0] if lines else type(problem).__name__


def _gone(problem: BaseException) -> Fault:
    """Say that no workers come."""
    return Fault(code="scheduler_gone", value="", blanks={"reason": _reason(problem)})
