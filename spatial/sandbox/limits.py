"""What a process that reads brought files may take before it is ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_MB = 1_000_000
_FILES_WEIGHED = 5_000  # files of a folder whose size counts towards its allowance


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLimits:
    """
    Ceilings of one reading; `for_files` grows them with what was brought.

    Attributes
    ----------
    memory_bytes
        Memory above what the waiting process already holds [bytes].
    cpu_s
        Processor time [s]; what ends a file that makes a reader go round for ever.
    wall_s
        Time by the clock [s]; what ends a reader that waits. Longer than `cpu_s`, so that a busy
        machine does not refuse honest work.
    answer_bytes
        Size of the answer that comes back [bytes].
    written_bytes
        Size of any one file it writes into its own temporary folder [bytes].
    open_files
        Files open at once.
    """

    memory_bytes: int = 450 * _MB
    cpu_s: int = 6
    wall_s: int = 18
    answer_bytes: int = 64 * _MB
    written_bytes: int = 850 * _MB
    open_files: int = 128


MAX_LIMITS = ReadingLimits(memory_bytes=1_500 * _MB, cpu_s=60, wall_s=180, answer_bytes=1_000 * _MB)
LIMITS = ReadingLimits()
# A country's streets are read as a stream: long, but not wide.
EXTRACT = ReadingLimits(
    memory_bytes=3_000 * _MB, cpu_s=1_800, wall_s=3_600, answer_bytes=1_000 * _MB
)
MEMORY_PER_BYTE, ANSWER_PER_BYTE = 30, 12  # a packed workbook unfolds about twentyfold
# 27 MB of a nation's communes and 50,000 schools take 0.9 s a MB on a machine shared by many.
CPU_S_PER_MB, WALL_PER_CPU = 1.2, 3


def for_files(paths: Iterable[Path]) -> ReadingLimits:
    """
    Return the limits for what was brought: the floor for small files, growing to the ceiling.

    Parameters
    ----------
    paths
        Files, or folders with all they hold.
    """
    size = sum(map(_bytes, paths))
    cpu_s = min(LIMITS.cpu_s + int(CPU_S_PER_MB * size / _MB), MAX_LIMITS.cpu_s)
    return ReadingLimits(
        memory_bytes=min(LIMITS.memory_bytes + MEMORY_PER_BYTE * size, MAX_LIMITS.memory_bytes),
        cpu_s=cpu_s,
        wall_s=WALL_PER_CPU * cpu_s,
        answer_bytes=min(LIMITS.answer_bytes + ANSWER_PER_BYTE * size, MAX_LIMITS.answer_bytes),
    )


def _bytes(path: Path) -> int:
    """Return the size of a file, or of the files of a folder."""
    if path.is_file():
        return path.stat().st_size
    files = (file for file in path.rglob("*") if file.is_file())
    return sum(file.stat().st_size for _, file in zip(range(_FILES_WEIGHED), files, strict=False))
