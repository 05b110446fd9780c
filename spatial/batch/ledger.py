"""What is done: a folder of results in which every finished job stands with its marks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from spatial.batch.jobs import BatchJob
from spatial.batch.tasks import BatchAnswer
from spatial.export import atomic, table
from spatial.store import result_files

COST = "cost.json"  # beside the record, not in it: what is found does not hang on how long it took
RECORD = "job.json"  # written last: a folder without it holds a job that was not finished
JOBS = "jobs.csv"
RUN = "run.json"
_SHORT = 12  # letters of a key that tell two jobs of one locality and command apart


class Ledger:
    """
    The results of a batch.

    Parameters
    ----------
    folder
        Where they stand: ``<locality>/<command>-<key>/`` for each job.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, job: BatchJob, key: str) -> Path:
        """Return the folder of a job."""
        return self.folder / job.place.key / f"{job.command}-{key[:_SHORT]}"

    def files(self, job: BatchJob, key: str) -> dict[str, bytes] | None:
        """
        Return the files of a finished job; ``None`` where it is not finished.

        A job counts as finished when its record names the whole key and every file has the size and
        the hash it was written with: what a power cut left half on the disk is done again.
        """
        return self._whole(self.place(job, key), key)

    def part(self, job: BatchJob, key: str, mark: str) -> dict[str, bytes] | None:
        """Return the answer of a part of a job that is not finished; ``None`` without one."""
        return self._whole(self._parts(job, key) / mark[:_SHORT], mark)

    def keep_part(self, job: BatchJob, key: str, mark: str, files: Mapping[str, bytes]) -> None:
        """
        Write what a part came to, beside its job until that is finished.

        Raises
        ------
        UserError
            If the disk does not take it.
        """
        record = {"key": mark, "files": {name: _mark(held) for name, held in files.items()}}
        last = {RECORD: json.dumps(record).encode()}
        atomic.write({**files, **last}, self._parts(job, key) / mark[:_SHORT])

    def forget_parts(self, job: BatchJob, key: str) -> None:
        """Throw away the answers of parts: the job is finished."""
        atomic.remove(self._parts(job, key))

    def _parts(self, job: BatchJob, key: str) -> Path:
        """Return the folder of the parts of a job."""
        place = self.place(job, key)
        return place.with_name(f".{place.name}-parts")

    def _whole(self, folder: Path, key: str) -> dict[str, bytes] | None:
        """Return the files of a folder whose record names the key and every file as it is."""
        written = result_files.read(folder / RECORD)
        if written is None:
            return None
        try:
            record = json.loads(written)
            marks = dict(record["files"])
            whole = record["key"] == key
        except (ValueError, KeyError, TypeError):
            return None
        held = {name: result_files.read(folder / name) for name in marks}
        kept = {name: content for name, content in held.items() if content is not None}
        right = whole and {name: _mark(content) for name, content in kept.items()} == marks
        return kept if right else None

    def keep(self, job: BatchJob, key: str, answer: BatchAnswer) -> None:
        """
        Write what came of a job, its record last.

        Raises
        ------
        UserError
            If the disk does not take it; what was finished before stands as it was.
        """
        record = {
            "key": key,
            "place": job.place.name,
            "command": job.command,
            "arguments": list(job.arguments),
            "files": {name: _mark(content) for name, content in answer.files.items()},
        }
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        cost = {"cpu_s": round(answer.cpu_s, 1), "worker_peak_mb": round(answer.peak_mb)}
        last = {COST: json.dumps(cost).encode(), RECORD: text.encode()}
        atomic.write({**answer.files, **last}, self.place(job, key))

    def day(self, given: str) -> str:
        """
        Return the day this folder reckons by: the one it was begun on.

        A run that goes on after midnight, or after a power cut, goes on with the law of its day.

        Raises
        ------
        UserError
            If the folder cannot be written.
        """
        try:
            return str(json.loads(result_files.read(self.folder / RUN) or b"")["today"])
        except (ValueError, KeyError, TypeError):
            atomic.write({RUN: json.dumps({"today": given}).encode()}, self.folder)
            return given

    def list(self, jobs: Mapping[str, BatchJob], faults: Mapping[str, tuple[str, ...]]) -> None:
        """
        Write the table of jobs: which are done, which have faults, which wait; and what they cost.

        Parameters
        ----------
        jobs
            By key, in the order of the table they came from.
        faults
            Sentences by key, of those that came to nothing.

        Raises
        ------
        UserError
            If the disk does not take it.
        """
        rows = []
        for key, job in jobs.items():
            done = (self.place(job, key) / RECORD).is_file()
            state = "done" if done else "faults" if key in faults else "waiting"
            rows.append(
                {
                    "place": job.place.name,
                    "command": job.command,
                    "options": " ".join(job.arguments),
                    "state": state,
                    **self._cost(job, key),
                    "folder": self.place(job, key).relative_to(self.folder).as_posix(),
                    "faults": "\n".join(faults.get(key, ())),
                }
            )
        atomic.write({JOBS: table.rows(rows)}, self.folder)

    def _cost(self, job: BatchJob, key: str) -> dict[str, object]:
        """Read back what a job cost: processor seconds, most memory of its worker till then."""
        names = ("cpu_s", "worker_peak_mb")
        written = result_files.read(self.place(job, key) / COST)
        held = json.loads(written) if written else {}
        return {name: held.get(name) for name in names}


def _mark(content: bytes) -> str:
    """Mark a file by its size and its hash."""
    return f"{len(content)} {hashlib.sha256(content).hexdigest()}"
