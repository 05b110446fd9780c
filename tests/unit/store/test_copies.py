"""Copies of a sound file, and what a repair makes of them."""

from __future__ import annotations

import os
from pathlib import Path

from spatial.records import Proposal
from spatial.store import Workspace, copies, private


def test_a_damaged_file_is_repaired_from_the_last_good_copy_and_kept(
    file: Path, one: Proposal
) -> None:
    assert copies.make(file) is not None
    file.write_bytes(b"nothing of sense" * 100)
    assert copies.make(file) is None  # a damaged file never replaces a good copy
    done = copies.repair(file)
    assert done.copied_at
    assert file.with_name(done.aside).read_bytes() == b"nothing of sense" * 100
    assert Workspace(file).load("s", locality="town").proposals == (one,)


def test_a_damaged_copy_is_passed_over_for_an_older_good_one(file: Path) -> None:
    good = copies.make(file)
    assert good is not None
    (good.parent / "workspace-99991231T000000000000.sqlite").write_bytes(b"")
    assert copies.last_good(file) == good


def test_only_the_last_copies_stay(file: Path) -> None:
    for _ in range(copies.STAY + 3):
        copies.make(file)
    assert len(copies.listed(file)) == copies.STAY


def test_what_killed_saves_and_copies_left_goes_with_the_next_copy(file: Path) -> None:
    old = file.stat().st_mtime - 86_400
    places = (file.parent, private.folder(copies.folder(file)))
    for place in places:
        for name, at in ((".writing-old.sqlite", old), (".writing-new.sqlite", old + 86_400)):
            private.write(place / name, b"half")
            os.utime(place / name, (at, at))
    copies.make(file)
    for place in places:
        assert [left.name for left in place.glob(".writing-*")] == [".writing-new.sqlite"]
