"""Where the demonstration district lies."""

from __future__ import annotations

from spatial.intake.reading import demonstration


def test_the_district_comes_along_with_its_schools() -> None:
    assert demonstration.schools().is_file()
    assert demonstration.schools().parent.parent == demonstration.folder()


def test_its_wards_come_along_before_and_after_the_merger() -> None:
    before, after = demonstration.ward_sets()
    assert (len(before), len(after)) == (11, 5)
    assert before.crs == after.crs == "EPSG:4326"
