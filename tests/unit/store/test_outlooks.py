"""Outlooks kept: the newest opens, another's is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.export import outlook as files
from spatial.records import Crossing, Development, Level, Outlook
from spatial.store import Outlooks

FULL = Outlook(
    fertility=0.95,
    migration=-0.5,
    participation=(("thpt", 0.9), ("nha_tre", 0.4)),
    private_share=((Level.MAM_NON, 0.7),),
    vocational_share=0.1,
    crossings=(Crossing(level=Level.THCS, from_ward="1", to_ward="", share=0.05),),
    developments=(
        Development(
            development_id="d",
            name="Khu “A” {0}: 'b'",
            sort="house",
            units=10.0,
            first_year=2027,
            last_year=2028,
            lon=106.66,
            lat=10.87,
            people_per_unit=3.0,
            chance=0.7,
        ),
    ),
)


def test_the_newest_revision_opens(tmp_path: Path) -> None:
    kept = Outlooks(tmp_path / "new" / "w.sqlite")
    name = kept.new_id()
    assert kept.save(name, files.text(FULL), locality="q") == 1
    assert kept.save(name, files.text(Outlook()), locality="q") == 2
    assert kept.load(name, locality="q") == files.text(Outlook())


def test_an_outlook_of_another_locality_or_of_nobody_is_refused(tmp_path: Path) -> None:
    kept = Outlooks(tmp_path / "w.sqlite")
    with pytest.raises(UserError):
        kept.load("a", locality="q")
    kept.save("a", "{}", locality="q")
    with pytest.raises(UserError):
        kept.load("a", locality="r")
