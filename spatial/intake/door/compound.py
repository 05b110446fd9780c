"""The streams of a compound file, the container of Word and Excel files until 2003."""

from __future__ import annotations

import struct

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # this and all above name no sector
_HEADER, _ENTRY = 512, 128
_IN_HEADER = 109  # sectors of the table that the header names itself
_STREAM, _ROOT = 2, 5


class CompoundFile:
    """
    A compound file in memory.

    Parameters
    ----------
    raw
        The file.

    Raises
    ------
    ValueError
        If it is none, or its sectors go round.

    References
    ----------
    [MS-CFB] 2.2 (header), 2.3 (sectors), 2.6 (directory).
    """

    def __init__(self, raw: bytes) -> None:
        if len(raw) < _HEADER or not raw.startswith(MARK):
            msg = "no compound file"
            raise ValueError(msg)
        self._raw = raw
        shift, mini_shift = struct.unpack_from("<HH", raw, 30)
        if shift not in {9, 12} or mini_shift > shift:
            msg = "sector size"
            raise ValueError(msg)
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        first, cutoff, mini_first = struct.unpack_from("<I4xII", raw, 48)
        self._cutoff = cutoff
        self._fat = self._table()
        self._entries = self._directory(first)
        self._mini = self._numbers(self._chain(mini_first))
        root = next((each for each in self._entries if each[1] == _ROOT), ("", 0, _END, 0))
        self._small = self._chain(root[2])

    def stream(self, *names: str) -> bytes | None:
        """Return the first stream of a name, in the order of the names; ``None`` for none."""
        for name in names:
            for called, sort, start, size in self._entries:
                if called == name and sort == _STREAM:
                    return self._stream(start, size)
        return None

    def _stream(self, start: int, size: int) -> bytes:
        """Put a stream together; small ones lie in the small sectors."""
        if size >= self._cutoff:
            return self._chain(start)[:size]
        parts = [
            self._small[at * self._mini_size : (at + 1) * self._mini_size]
            for at in self._walk(start, self._mini)
        ]
        return b"".join(parts)[:size]

    def _sector(self, number: int) -> bytes:
        """Return one sector; what lies behind the end is empty."""
        at = (number + 1) * self._size
        return self._raw[at : at + self._size]

    def _chain(self, start: int) -> bytes:
        """Put the sectors of a chain together."""
        return b"".join(map(self._sector, self._walk(start, self._fat)))

    @staticmethod
    def _walk(start: int, table: list[int]) -> list[int]:
        """Follow a chain to its end."""
        walked = []
        while start < _END and start < len(table):
            walked.append(start)
            if len(walked) > len(table):
                msg = "a chain goes round"
                raise ValueError(msg)
            start = table[start]
        return walked

    def _table(self) -> list[int]:
        """
        Read the table of all sectors: the header names its first sectors, others the rest.

        A sector named again and again would unfold to more than the file could ever hold.
        """
        (count,) = struct.unpack_from("<I", self._raw, 44)
        further, _ = struct.unpack_from("<II", self._raw, 68)
        more = [*struct.unpack_from(f"<{_IN_HEADER}I", self._raw, 76)]
        sectors: dict[int, None] = {}
        seen: set[int] = set()
        while True:
            inside = [each for each in more if (each + 1) * self._size < len(self._raw)]
            named = inside[: count - len(sectors)]
            if len({*named}) < len(named) or not sectors.keys().isdisjoint(named):
                msg = "a sector of the table stands twice"
                raise ValueError(msg)
            sectors |= dict.fromkeys(named)
            if further >= _END or further in seen:
                break
            seen.add(further)
            *more, further = self._numbers(self._sector(further)) or [_END]
        return [number for each in sectors for number in self._numbers(self._sector(each))]

    @staticmethod
    def _numbers(raw: bytes) -> list[int]:
        """Read whole numbers of four bytes."""
        return [*struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])]

    def _directory(self, first: int) -> list[tuple[str, int, int, int]]:
        """Read the directory: name, sort, first sector and size of every entry."""
        raw = self._chain(first)
        entries = []
        for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
            length, sort = struct.unpack_from("<HB", raw, at + 64)
            start, size = struct.unpack_from("<II", raw, at + 116)
            name = raw[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            entries.append((name, sort, start, size))
        return entries
