"""Copies of a sound file, and what a repair makes of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spatial.records import Proposal
from spatial.roles import Role
from spatial.scenario import ReviewState, Scenario
from spatial.store import Workspace, copies, idle, private, rights
from spatial.store.comments import CommentAbout, Comments, CommentSubject
from spatial.store.people import GivenRoles
from spatial.store.reviews import Reviews


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


def test_a_repair_keeps_every_role_given_and_taken_before_the_damage(file: Path) -> None:
    people = GivenRoles(file)
    people.give("an@so.example", Role.PLANNER)
    people.give("binh@so.example", Role.APPROVER)
    people.take("an@so.example")
    idle.release()
    file.write_bytes(b"nothing of sense" * 100)
    assert copies.repair(file).copied_at
    assert [(one.login, one.role) for one in people.listed()] == [("binh@so.example", "approver")]
    with pytest.raises(rights.RoleShort):  # and not everybody plans again
        Workspace(file, visitor=rights.secret_of("an@so.example")).save(
            "n", Scenario(), locality="town"
        )


def test_a_step_of_a_review_and_a_comment_are_copied_as_a_save_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    an = rights.secret_of("an@so.example")
    Workspace(file, visitor=an).save("mine", Scenario(), locality="town")
    monkeypatch.setattr(copies, "keep_up", asked.append)
    place = CommentSubject(about=CommentAbout.PLACE, lon=106.7, lat=10.8)
    Comments(file, visitor=an).add("mine", place, "x", locality="town", called="An")
    Reviews(file, visitor=an).step("mine", ReviewState.SUBMITTED, locality="town", of=1)
    assert asked == [file, file]
