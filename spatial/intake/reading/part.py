"""One table as a file holds it, before anything of it is checked."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from spatial.errors import Fault
from spatial.intake.reading import headers
from spatial.intake.reading.find import Source
from spatial.intake.text import names

_AS_IT_IS = re.compile(r"population_\d{4}|stt|tt", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Part:
    """
    One table as a file holds it.

    Attributes
    ----------
    source
        The file, with what it calls the columns.
    frame
        Rows by their number in the file, columns named as here where they are known; ``None`` where
        the file cannot be used.
    faults
        What was found on the way.
    aside
        Rows that are no data (totals, notes, sections), with the reason.
    suggestions
        For each header, the column it is or may be.
    school_year
        School year the lines above the table name, by the year it ends in; 0 for none.
    """

    source: Source
    frame: pd.DataFrame | None
    faults: tuple[Fault, ...] = ()
    aside: tuple[tuple[int, str], ...] = ()
    suggestions: tuple[headers.Suggestion, ...] = ()
    school_year: int = 0

    @property
    def unread(self) -> tuple[str, ...]:
        """Headers taken for no column, in their order; numberings and the wards' district aside."""
        wards = self.frame is not None and "ward" in self.frame
        taken = {name for called in self.source.headers.values() for name in called}
        return tuple(
            each.header
            for each in self.suggestions
            if each.header not in taken
            and each.score < headers.SURE
            and not _AS_IT_IS.fullmatch(each.header.strip())
            and not (wards and names.tells_district(each.header))
        )
