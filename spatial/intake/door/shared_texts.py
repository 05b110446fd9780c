"""Texts the cells of a workbook share: how long each is, and how often it is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from spatial.intake.door.archives import Hostile
from spatial.intake.door.limits import Limits

# What a part of a package is, by the first element that tells.
SORTS = {
    "sheetData": "sheet",
    "mergeCell": "sheet",
    "si": "texts",
    "table-row": "table",
    "table-cell": "table",
}


class Texts:
    """Lengths of the shared texts of a workbook."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.lengths: list[int] = []

    def opened(self, name: str, _: Mapping[str, str]) -> None:
        """Hear of an element."""
        if name == "si":
            self.lengths.append(0)
        elif name in SORTS:
            raise Hostile(code="not_what_it_says", suffix=".xlsx")

    def text(self, part: str) -> None:
        """Hear of text."""
        if self.lengths:
            self.lengths[-1] += len(part)
            if self.lengths[-1] > self._limits.shared_text:
                raise too_much(self._limits, self.lengths[-1])


def too_much(limits: Limits, letters: int) -> Hostile:
    """Say that texts unfold too far."""
    most = limits.unfolded_text // 1_000_000
    size = max(1, letters // 1_000_000)
    return Hostile(code="too_much_text", size=size, most=most, longest=limits.shared_text)


class Named:
    """Which shared texts the cells of a sheet name."""

    def __init__(self, named: Counter[str]) -> None:
        self._named = named
        self._shared = self._open = False
        self._said = ""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear of an element."""
        if name == "c":
            self._shared = attributes.get("t") == "s"
        self._open = self._shared and name == "v"
        self._said = ""

    def text(self, part: str) -> None:
        """Hear of text."""
        if self._open:
            self._said += part

    def closed(self, name: str) -> None:
        """Hear of the end of an element."""
        if self._open and name == "v":
            self._named[self._said.strip()] += 1
        self._open = False
