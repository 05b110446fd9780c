"""What ``docs/reading.md`` says of reading is held by tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import gallery
import gallery_forms  # noqa: F401 - hangs its pieces into the gallery
import gallery_later  # noqa: F401 - so does this
import gallery_lists  # noqa: F401 - and this

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")


def test_every_test_the_table_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", TABLE))
    files = (ROOT / "tests").rglob("test_*.py")
    there = {
        one for file in files for one in re.findall(r"def (test_\w+)", file.read_text("utf-8"))
    }
    assert len(named) > 30
    assert named <= there


def test_every_piece_of_the_gallery_the_table_names_is_there() -> None:
    named = set(re.findall(r"`gallery:([^`]+)`", TABLE))
    assert len(named) > 30
    assert named <= {piece.name for piece in gallery.GALLERY}
