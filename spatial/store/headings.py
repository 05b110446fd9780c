"""What a planner said a file's headers mean, found again by the headers themselves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from spatial.intake.names import fold
from spatial.store.database import opened
from spatial.store.workspace import home

_SCHEMA = """
CREATE TABLE IF NOT EXISTS headings (
    fingerprint TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    body TEXT NOT NULL,
    PRIMARY KEY (fingerprint, revision)
)
"""


def fingerprint(table: str, headers: Iterable[str]) -> str:
    """
    Name a set of headers, whatever their order, tones and case.

    Examples
    --------
    >>> fingerprint("schools", ["Tên", "Lớp"]) == fingerprint("schools", ["LOP", "ten"])
    True
    """
    text = "\n".join([table, *sorted(fold(header) for header in headers)])
    return hashlib.sha256(text.encode()).hexdigest()


class Headings:
    """
    The mappings kept in one file, the same as the scenarios'.

    Parameters
    ----------
    file
        SQLite file; made on the first save. ``None`` takes ``workspace.sqlite`` in `home`.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or home() / "workspace.sqlite"

    def save(self, name: str, columns: Mapping[str, str]) -> int:
        """
        Save which column each header is, as the next revision.

        Parameters
        ----------
        name
            From `fingerprint`.
        columns
            Column by header; an empty column means "leave out".

        Returns
        -------
        int
            The revision.

        Raises
        ------
        UserError
            If the file cannot be written.
        """
        with opened(self.file, _SCHEMA) as database:
            (last,) = database.execute(
                "SELECT coalesce(max(revision), 0) FROM headings WHERE fingerprint = ?", (name,)
            ).fetchone()
            database.execute(
                "INSERT INTO headings (fingerprint, revision, body) VALUES (?, ?, ?)",
                (name, last + 1, json.dumps(dict(columns), ensure_ascii=False)),
            )
        return int(last) + 1

    def load(self, name: str) -> dict[str, str]:
        """
        Return what was saved last; empty for headers never seen.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        if not self.file.is_file():
            return {}
        with opened(self.file, _SCHEMA) as database:
            found = database.execute(
                "SELECT body FROM headings WHERE fingerprint = ? ORDER BY revision DESC LIMIT 1",
                (name,),
            ).fetchone()
        return {} if found is None else {str(k): str(v) for k, v in json.loads(found[0]).items()}
