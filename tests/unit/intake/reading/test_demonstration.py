"""Where the demonstration district lies."""

from __future__ import annotations

from spatial.intake.reading import demonstration


def test_the_district_comes_along_with_its_schools() -> None:
    assert demonstration.schools().is_file()
    assert demonstration.schools().parent.parent == demonstration.folder()
