"""Parts of large localities on their way: which job waits for which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spatial.batch import tasks
from spatial.batch.jobs import BatchJob
from spatial.batch.ledger import Ledger


class PartBench:
    """
    Parts that are being solved, and the jobs that wait for them.

    Parameters
    ----------
    jobs
        By key.
    ledger
        Keeps the answers until the job is finished: a run that was stopped goes on with them.
    lang, today, largest
        As `spatial.batch.run`.
    """

    def __init__(
        self,
        jobs: Mapping[str, BatchJob],
        ledger: Ledger,
        *,
        lang: str,
        today: str,
        largest: int = 0,
    ) -> None:
        self._jobs, self._ledger = jobs, ledger
        self._lang, self._today, self._largest = lang, today, largest
        self._files: dict[str, Mapping[str, bytes]] = {}  # of a part, by its name
        self._mark: dict[str, tuple[str, str]] = {}  # job and mark of a part, by its name
        self._asked: dict[str, dict[str, None]] = {}  # marks by job, in the order they were asked
        self._waits: dict[str, set[str]] = {}  # names by job
        self._spent: dict[str, tuple[float, float]] = {}  # processor [s], most memory [MB] by job

    def wanted(self, key: str, asked: Mapping[str, Mapping[str, bytes]]) -> list[str]:
        """
        Take the parts a job asks for.

        Returns
        -------
        list of str
            Names of those that are to be solved; the job itself where all are.
        """
        self._asked.setdefault(key, {}).update(dict.fromkeys(asked))
        waits = self._waits[key] = set()
        for mark, files in asked.items():
            if self._ledger.part(self._jobs[key], key, mark) is None:
                name = f"{key}/{mark}"
                self._files[name], self._mark[name] = files, (key, mark)
                waits.add(name)
        return sorted(waits, key=[*self._mark].index) or [key]

    def job(self, name: str) -> str:
        """Return the key of the job a part is of; of a job its own."""
        return self._mark[name][0] if name in self._mark else name

    def is_part(self, name: str) -> bool:
        """Tell whether it is a part of a job."""
        return name in self._mark

    def packed(self, name: str) -> tasks.BatchTask:
        """
        Put a job or a part together.

        Raises
        ------
        UserError
            If a file of the job cannot be read.
        """
        job, part = self._jobs[self.job(name)], self._files.get(name)
        if part is not None:
            return tasks.part_task(job, part, lang=self._lang, today=self._today)
        return tasks.task(
            job,
            lang=self._lang,
            today=self._today,
            largest=self._largest,
            answers=self._answers(name),
        )

    def _answers(self, key: str) -> dict[str, Mapping[str, bytes]]:
        """Return the answers a job has so far, by the mark of the part."""
        found = {
            mark: self._ledger.part(self._jobs[key], key, mark) for mark in self._asked.get(key, {})
        }
        return {mark: files for mark, files in found.items() if files is not None}

    def keep(self, name: str, files: Mapping[str, bytes]) -> str | None:
        """Keep the answer of a part; return the job's key where it was the last it waited for."""
        key, mark = self._mark[name]
        self._ledger.keep_part(self._jobs[key], key, mark, files)
        del self._files[name]
        self._waits[key].discard(name)
        return None if self._waits[key] else key

    def with_cost(self, name: str, answer: tasks.BatchAnswer) -> tasks.BatchAnswer:
        """Add what the job and its parts cost in this run till now to what an answer says."""
        key = self.job(name)
        spent_s, most_mb = self._spent.get(key, (0.0, 0.0))
        cost = spent_s + answer.cpu_s, max(most_mb, answer.peak_mb)
        self._spent[key] = cost
        return replace(answer, cpu_s=cost[0], peak_mb=cost[1])

    def leave(self, key: str) -> set[str]:
        """Forget the parts of a job that came to nothing; return their names."""
        left = self._waits.pop(key, set())
        for name in left:
            self._files.pop(name, None)
        return left
