"""What travels: a task to a worker, an answer back; both are texts, numbers and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spatial.batch.jobs import BatchJob
from spatial.intake.single import locality_bytes
from spatial.store.program_sources import program_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchTask:
    """
    A job with all it needs.

    Attributes
    ----------
    place
        Short name of the locality; the name of its folder where it is worked on.
    files
        The planner's own files by path inside the folder; empty for what comes with the program.
    codes
        Communes of the pack; empty for a folder.
    command, arguments, aids
        As `BatchJob`.
    today
        Day that counts as today, as ISO has it.
    mark
        Mark of the program that asks: a worker with another refuses.
    largest
        Cells times schools a worker solves at once; 0 for no bound.
    part
        Files of a part of a locality's question, to be solved by itself; empty for a whole job.
    answers
        Of parts solved before, by the mark of the part.
    """

    place: str
    files: Mapping[str, bytes]
    codes: tuple[str, ...]
    command: str
    arguments: tuple[str, ...]
    aids: Mapping[str, bytes]
    lang: str
    today: str
    mark: str
    largest: int = 0
    part: Mapping[str, bytes] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchAnswer:
    """
    What came of a task.

    Attributes
    ----------
    files
        Bytes by plain file name; empty where there are faults.
    faults
        Sentences, each with place, value and remedy.
    asked
        Parts to be solved first, by their mark: the job is asked again with their answers.
    disk_full
        The worker's disk took no more: every further task would end so.
    cpu_s
        What the processor did [s].
    peak_mb
        Most memory the worker held up to then [MB].
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    asked: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    disk_full: bool = False
    cpu_s: float = 0.0
    peak_mb: float = 0.0


def task(
    job: BatchJob,
    *,
    lang: str,
    today: str,
    largest: int = 0,
    answers: Mapping[str, Mapping[str, bytes]] | None = None,
) -> BatchTask:
    """
    Read a job's files, and put everything together.

    Parameters
    ----------
    largest, answers
        As `BatchTask`.

    Raises
    ------
    UserError
        If a file cannot be read.
    """
    folder = job.place.folder
    return BatchTask(
        place=job.place.key,
        files={} if folder is None else locality_bytes.read(folder),
        codes=job.place.codes,
        command=job.command,
        arguments=job.arguments,
        aids=job.aids,
        lang=lang,
        today=today,
        mark=program_mark(),
        largest=largest,
        answers=answers or {},
    )


def part_task(job: BatchJob, part: Mapping[str, bytes], *, lang: str, today: str) -> BatchTask:
    """Put a part of a job's locality together: it takes nothing of the locality's own files."""
    return BatchTask(
        place=job.place.key,
        files={},
        codes=(),
        command=job.command,
        arguments=(),
        aids={},
        lang=lang,
        today=today,
        mark=program_mark(),
        part=part,
    )
