"""
Write the names of all communes for intake to tell right names from broken letters.

``python data/commune_names.py communes.csv`` with columns ``name`` (communes of 2025) and
``predecessors`` (those before, in words); see data/README.md for the source.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path

TO = Path(__file__).parents[1] / "spatial" / "intake" / "text" / "commune_names.txt"
_RANK = re.compile(r"^(?:phường|xã|thị trấn|đặc khu)\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\d,;.()]{2,30}")
HEAD = "# Names of communes before and after 1 July 2025; written by data/commune_names.py\n"


def names(source: Path) -> list[str]:
    """List every name without its rank once, NFC; words that are no single name are left out."""
    found = set()
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            before = re.sub(r"\([^)]*\)", "", row["predecessors"] or "")
            for text in (row["name"], *re.split(r"[,;]| và ", before)):
                clean = unicodedata.normalize("NFC", " ".join(text.split()))
                name = _RANK.sub("", clean)
                if name != clean and _NAME.fullmatch(name) and name[0].isupper():
                    found.add(name)
    return sorted(found)


if __name__ == "__main__":
    TO.write_text(HEAD + "\n".join(names(Path(sys.argv[1]))) + "\n", encoding="utf-8")
