"""What a planner said a file's headers mean, found again by the headers themselves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from spatial import schema
from spatial.intake.text.names import fold
from spatial.store.revisions import Revisions

_EVERYWHERE = ""  # a header means the same in every locality


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


class Headings(Revisions):
    """The mappings, whatever the locality."""

    table = "headings"
    key = "fingerprint"
    shared = True

    def save(self, name: str, columns: Mapping[str, str]) -> int:
        """
        Save which column each header is, as the next revision.

        Parameters
        ----------
        name
            From `fingerprint`.
        columns
            Column by header; an empty column means "leave out".

        Raises
        ------
        UserError
            If the file cannot be written.
        """
        return self._save(name, json.dumps(dict(columns), ensure_ascii=False), locality=_EVERYWHERE)

    def load(self, name: str) -> dict[str, str]:
        """
        Return what was saved last; empty for headers never seen.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        saved = self._newest(name, locality=_EVERYWHERE)
        if saved is None:
            return {}
        return self.decoded(name, saved, lambda body: schema.decode(dict[str, str], body))
