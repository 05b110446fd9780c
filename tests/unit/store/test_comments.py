"""What is said about a scenario stays as it was said; it is resolved and reopened."""

from __future__ import annotations

import pytest

from spatial.errors import UserError
from spatial.scenario import Scenario
from spatial.store import NotYours, Workspace, comments
from spatial.store.comments import CommentAbout, Comments, CommentSubject
from spatial.store.place import Place
from spatial.store.rights import ONLY_READS, OnlyReads

PLACE = CommentSubject(about=CommentAbout.PLACE, lon=106.7, lat=10.8)
WARD = CommentSubject(about=CommentAbout.WARD, of="w1", lon=106.6, lat=10.9)


@pytest.fixture
def said(where: Place) -> str:
    """Have Hoa, who may only read, comment on An's scenario; give the id of what she said."""
    Workspace(where, visitor="an").save("s", Scenario(name="A"), locality="q")
    return Comments(where, visitor="hoa").add(
        "s", PLACE, " đất  này\nngập ", locality="q", called="Hoa"
    )


def test_comments_stand_in_their_order_with_who_made_them(where: Place, said: str) -> None:
    Comments(where, visitor="an").add("s", WARD, "đã hỏi xã", locality="q")
    first, second = Comments(where).listed("s", locality="q")
    assert (first.comment_id, first.subject, first.text) == (said, PLACE, "đất này ngập")
    assert first.signature.called == "Hoa"
    assert (second.subject, second.is_resolved) == (WARD, False)
    assert Comments(where).listed("s", locality="other") == []


def test_who_made_it_or_writes_the_scenario_resolves_and_reopens_and_nobody_else(
    where: Place, said: str
) -> None:
    with pytest.raises(NotYours):
        Comments(where, visitor="stranger").turn("s", said, locality="q", resolved=True)
    for who in ("an", "hoa"):
        theirs = Comments(where, visitor=who)
        theirs.turn("s", said, locality="q", resolved=True, called=who)
        (one,) = theirs.listed("s", locality="q")
        assert (one.is_resolved, one.turned_by.called, one.text) == (True, who, "đất này ngập")
        theirs.turn("s", said, locality="q", resolved=False)
        (one,) = theirs.listed("s", locality="q")
        assert not one.is_resolved


def test_who_came_by_the_link_of_a_snapshot_and_nobody_say_nothing(where: Place, said: str) -> None:
    with pytest.raises(OnlyReads):
        Comments(where, visitor=ONLY_READS).add("s", PLACE, "x", locality="q")
    with pytest.raises(OnlyReads):
        Comments(where, visitor=ONLY_READS).turn("s", said, locality="q", resolved=True)
    with pytest.raises(NotYours):
        Comments(where).add("s", PLACE, "x", locality="q")
    assert len(Comments(where).listed("s", locality="q")) == 1


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 501, "a\u202eb", "a\x00b"])
def test_what_nobody_could_read_or_is_too_long_is_not_said(text: str, where: Place) -> None:
    Workspace(where, visitor="an").save("s", Scenario(name="A"), locality="q")
    with pytest.raises(UserError) as refused:
        Comments(where, visitor="an").add("s", PLACE, text, locality="q")
    assert [fault.code for fault in refused.value.faults] == ["comment_text"]


@pytest.mark.usefixtures("said")
def test_of_a_scenario_that_is_none_nothing_is_said_and_an_id_that_is_none_is_told(
    where: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers = Comments(where, visitor="hoa")
    with pytest.raises(UserError) as refused:
        hers.add("none", PLACE, "x", locality="q")
    assert [fault.code for fault in refused.value.faults] == ["workspace_unknown"]
    with pytest.raises(UserError) as refused:
        hers.turn("s", "none", locality="q", resolved=True)
    assert [fault.code for fault in refused.value.faults] == ["comment_unknown"]
    monkeypatch.setattr(comments, "MOST", 1)
    with pytest.raises(UserError) as refused:
        hers.add("s", PLACE, "x", locality="q")
    assert [fault.code for fault in refused.value.faults] == ["comments_many"]
