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
from spatial.batch.part_bench import PartBench
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


def run(  # noqa: PLR0913 - what a run hangs on, all named
    jobs: Mapping[str, BatchJob],
    ledger: Ledger,
    gather: Callable[[], crews.Crew],
    *,
    lang: str,
    today: str,
    largest: int = 0,
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
    largest
        Cells times schools a worker solves at once; 0 for no bound. Larger localities are cut where
        no walk joins them, for the same results.
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
    bench = PartBench(jobs, ledger, lang=lang, today=today, largest=largest)
    round_ = _Round(jobs, ledger, outcome, bench, lang=lang, tell=tell)
    crew = gather()
    try:
        while left:
            lost = round_.go(crew, left)
            if outcome.cancelled or not lost:
                return outcome
            for name, reason in lost.items():
                if not round_.still_asked(name):  # its job was given up with a part before it
                    continue
                tries[name] = tries.get(name, 0) + 1
                if tries[name] < MOST_TRIES:
                    left.append(name)
                else:
                    round_.gave_up(name, reason, left)
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
        bench: PartBench,
        *,
        lang: str,
        tell: Callable[[Progress], None],
    ) -> None:
        self._jobs, self._ledger, self._outcome = jobs, ledger, outcome
        self._bench, self._lang, self._tell = bench, lang, tell
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
                name = left.popleft()
                try:
                    packed = self._bench.packed(name)
                except UserError as problem:
                    self.failed(name, tuple(one.say(lang=self._lang) for one in problem.faults))
                    continue
                try:
                    out[crew.submit(packed)] = name
                except (BrokenExecutor, RuntimeError, OSError) as problem:
                    left.appendleft(name)  # it was not handed out: no try of its own
                    lost |= dict.fromkeys(out.values(), _reason(problem))
                    if not out:
                        raise UserError(_gone(problem)) from problem
                    break
            ready, _ = wait(out, timeout=_LOOK_S, return_when=FIRST_COMPLETED)
            for future in ready:
                name = out.pop(future)
                if (reason := self._taken(name, future, left)) is not None:
                    lost[name] = reason
            if lost:
                lost |= self._last(out, next(iter(lost.values())), left)
        return {name: why for name, why in lost.items() if self.still_asked(name)}

    def still_asked(self, name: str) -> bool:
        """Tell whether anybody waits for it: nobody does for a part of a job that has faults."""
        return self._bench.job(name) not in self._outcome.faults

    def _last(
        self, out: dict[Future[tasks.BatchAnswer], str], reason: str, left: deque[str]
    ) -> dict[str, str]:
        """Take in what is ready although the crew is lost; the rest is lost with it."""
        lost = {}
        for future, name in out.items():
            if not future.done():
                lost[name] = reason
            elif (again := self._taken(name, future, left)) is not None:
                lost[name] = again
        return lost

    def _taken(self, name: str, future: Future[tasks.BatchAnswer], left: deque[str]) -> str | None:
        """Keep an answer; say why there is none where the worker was lost."""
        key = self._bench.job(name)
        try:
            answer = self._bench.with_cost(name, future.result())
        except (BrokenExecutor, CancelledError, OSError) as problem:
            return _reason(problem)
        except Exception as problem:  # noqa: BLE001 - whatever a worker's machine answers is said, the rest goes on
            self.gave_up(name, _reason(problem), left)
            return None
        if answer.disk_full:
            blanks = {"reason": "ENOSPC"}
            raise UserError(Fault(code="cannot_write", value="worker", blanks=blanks))
        if not self.still_asked(name):
            return None
        if answer.faults:
            self._dropped(key, left)
            self.failed(key, answer.faults)
        elif answer.asked:
            left.extendleft(reversed(self._bench.wanted(key, answer.asked)))
        elif self._bench.is_part(name):
            if (ready := self._bench.keep(name, answer.files)) is not None:
                left.appendleft(ready)
        else:
            self._ledger.keep(self._jobs[key], key, answer)
            self._ledger.forget_parts(self._jobs[key], key)
            self._outcome.done += 1
            self._said(key, ())
        return None

    def gave_up(self, name: str, reason: str, left: deque[str]) -> None:
        """List a job that ended its workers, or a part of which did."""
        key = self._bench.job(name)
        fault = Fault(code="job_lost", value=self._jobs[key].said, blanks={"reason": reason})
        self._dropped(key, left)
        self.failed(key, (fault.say(lang=self._lang),))

    def _dropped(self, key: str, left: deque[str]) -> None:
        """Hand out no more parts of a job that came to nothing."""
        for name in self._bench.leave(key) & {*left}:
            left.remove(name)

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
