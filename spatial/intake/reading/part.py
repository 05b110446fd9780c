"""One table as a file holds it, before anything of it is checked."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from spatial.errors import Fault
from spatial.intake.reading import headers
from spatial.intake.reading.find import Source


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
    """

    source: Source
    frame: pd.DataFrame | None
    faults: tuple[Fault, ...] = ()
    aside: tuple[tuple[int, str], ...] = ()
    suggestions: tuple[headers.Suggestion, ...] = ()
