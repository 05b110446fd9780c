"""A scenario is submitted, approved or returned; an approved one is written by nobody."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from spatial.errors import UserError
from spatial.records import Level, Proposal
from spatial.scenario import ReviewState, Scenario
from spatial.store import Meanwhile, NotYours, Workspace
from spatial.store.comments import CommentAbout, Comments, CommentSubject
from spatial.store.place import Place
from spatial.store.reviews import Approved, Reviews
from spatial.store.rights import ONLY_READS, OnlyReads

SITE = Proposal(
    proposal_id="p1", name="A", level=Level.THCS, rooms=3, land_m2=9.0, lon=106.7, lat=10.8
)
SCENARIO = Scenario(name="Bờ sông").put(SITE)


def begun(where: Place) -> None:
    """Save a scenario of An's that Hoa may write too."""
    work = Workspace(where, visitor="an")
    work.save("s", SCENARIO, locality="q")
    assert Workspace(where, visitor="hoa").join("s", work.work_key("s"))


def step(where: Place, who: str, to: ReviewState, *, of: int = 1, note: str = "vì") -> None:
    """Take a step as somebody who says his name and a note."""
    Reviews(where, visitor=who).step("s", to, locality="q", of=of, called=who, note=note)


def state(where: Place) -> ReviewState:
    """Return how far the review is."""
    newest = Reviews(where).newest("s", locality="q")
    return ReviewState.DRAFT if newest is None else newest.state


def refusal(where: Place, who: str, to: ReviewState, **said: object) -> str:
    """Return why a step is refused."""
    with pytest.raises(UserError) as refused:
        Reviews(where, visitor=who).step(
            "s", to, **{"locality": "q", "of": 1, "called": who, "note": "vì", **said}
        )
    (fault,) = refused.value.faults
    return fault.code


def approved(where: Place) -> None:
    """Have An's scenario approved by Hoa."""
    begun(where)
    step(where, "an", ReviewState.SUBMITTED)
    step(where, "hoa", ReviewState.APPROVED)


def test_one_submits_another_returns_it_with_a_note_and_approves_it_when_it_comes_again(
    where: Place,
) -> None:
    begun(where)
    step(where, "an", ReviewState.SUBMITTED)
    step(where, "hoa", ReviewState.RETURNED, note="thiếu đất")
    Workspace(where, visitor="an").save("s", SCENARIO.remove("p1"), locality="q", began=1)
    step(where, "an", ReviewState.SUBMITTED, of=2)
    step(where, "hoa", ReviewState.APPROVED, of=2, note="")
    told = [
        (one.state.value, one.of, one.signature.called, one.signature.reason)
        for one in Reviews(where).steps("s", locality="q")
    ]
    assert told == [
        ("approved", 2, "hoa", ""),
        ("submitted", 2, "an", "vì"),
        ("returned", 1, "hoa", "thiếu đất"),
        ("submitted", 1, "an", "vì"),
    ]
    assert Reviews(where).standing(locality="q").keys() == {"s"}
    assert Reviews(where).standing(locality="other") == {}


WRITES: dict[str, Callable[[Place], object]] = {
    "its owner saves": lambda where: Workspace(where, visitor="an").save(
        "s", SCENARIO, locality="q"
    ),
    "from the newest revision": lambda where: Workspace(where, visitor="an").save(
        "s", SCENARIO.remove("p1"), locality="q", began=1
    ),
    "its approver saves": lambda where: Workspace(where, visitor="hoa").save(
        "s", SCENARIO, locality="q"
    ),
    "another name": lambda where: Workspace(where, visitor="an").save(
        "s", dataclasses.replace(SCENARIO, name="Khác"), locality="q"
    ),
    "off the list": lambda where: Workspace(where, visitor="an").save(
        "s", dataclasses.replace(SCENARIO, archived=True), locality="q"
    ),
    "as another locality's": lambda where: Workspace(where, visitor="an").save(
        "s", SCENARIO, locality="other"
    ),
    "submitted again": lambda where: step(where, "an", ReviewState.SUBMITTED),
    "taken back": lambda where: step(where, "an", ReviewState.DRAFT),
    "returned after all": lambda where: step(where, "hoa", ReviewState.RETURNED),
    "a comment": lambda where: Comments(where, visitor="an").add(
        "s", CommentSubject(about=CommentAbout.WARD, of="w"), "muộn", locality="q"
    ),
}


@pytest.mark.parametrize("write", WRITES)
def test_of_an_approved_scenario_the_store_refuses_every_write_and_says_by_whom(
    write: str, where: Place
) -> None:
    approved(where)
    with pytest.raises(Approved) as refused:
        WRITES[write](where)
    (fault,) = refused.value.faults
    assert fault.blanks["who"] == "hoa"
    assert "hoa" in fault.say(lang="vi")
    opened = Workspace(where).latest("s", locality="q")
    assert (opened.revision, opened.scenario, state(where)) == (1, SCENARIO, ReviewState.APPROVED)


def test_a_stranger_gets_no_copy_by_mistake_and_a_copy_of_an_approved_one_goes_on(
    where: Place,
) -> None:
    approved(where)
    with pytest.raises(NotYours):
        Workspace(where, visitor="stranger").save("s", SCENARIO, locality="q")
    work = Workspace(where, visitor="an")
    work.save("copy", SCENARIO, locality="q", began=0)
    assert work.save("copy", SCENARIO.remove("p1"), locality="q", began=1) == 2


def test_nobody_decides_on_what_he_submitted_or_may_not_write(where: Place) -> None:
    begun(where)
    assert refusal(where, "stranger", ReviewState.SUBMITTED) == "review_not_yours"
    assert refusal(where, "", ReviewState.SUBMITTED) == "review_not_yours"
    step(where, "an", ReviewState.SUBMITTED)
    for who in ("an", "stranger", ""):
        for to in (ReviewState.APPROVED, ReviewState.RETURNED):
            assert refusal(where, who, to) == "review_not_yours"
    with pytest.raises(OnlyReads):
        step(where, ONLY_READS, ReviewState.APPROVED)
    assert state(where) is ReviewState.SUBMITTED


def test_what_is_offered_is_what_is_taken(where: Place) -> None:
    begun(where)

    def offered(who: str) -> tuple[ReviewState, ...]:
        return Reviews(where, visitor=who).offered("s", locality="q")

    assert offered("an") == offered("hoa") == (ReviewState.SUBMITTED,)
    assert offered("stranger") == ()
    step(where, "an", ReviewState.SUBMITTED)
    assert offered("an") == (ReviewState.DRAFT,)
    assert offered("hoa") == (ReviewState.APPROVED, ReviewState.RETURNED)
    assert (
        refusal(where, "hoa", ReviewState.DRAFT) == "review_not_yours"
    )  # returned, not taken back
    step(where, "hoa", ReviewState.APPROVED)
    assert offered("an") == offered("hoa") == ()


def test_a_step_that_does_not_follow_is_refused(where: Place) -> None:
    begun(where)
    for to in (ReviewState.APPROVED, ReviewState.RETURNED, ReviewState.DRAFT):
        assert refusal(where, "hoa", to) == "review_step"
    step(where, "an", ReviewState.SUBMITTED)
    assert refusal(where, "an", ReviewState.SUBMITTED) == "review_step"
    step(where, "an", ReviewState.DRAFT)
    assert state(where) is ReviewState.DRAFT
    assert refusal(where, "hoa", ReviewState.APPROVED) == "review_step"


def test_who_approves_says_his_name_and_who_returns_says_why(where: Place) -> None:
    begun(where)
    step(where, "an", ReviewState.SUBMITTED)
    assert refusal(where, "hoa", ReviewState.APPROVED, called="") == "review_unsigned"
    assert refusal(where, "hoa", ReviewState.RETURNED, note="") == "review_unexplained"
    assert refusal(where, "hoa", ReviewState.RETURNED, note="x" * 501) == "review_note_long"
    assert state(where) is ReviewState.SUBMITTED


def test_what_is_approved_is_what_the_approver_saw(where: Place) -> None:
    begun(where)
    step(where, "an", ReviewState.SUBMITTED)
    Workspace(where, visitor="an").save("s", SCENARIO.remove("p1"), locality="q", began=1)
    with pytest.raises(Meanwhile):
        step(where, "hoa", ReviewState.APPROVED, of=1)
    assert state(where) is ReviewState.SUBMITTED
    step(where, "hoa", ReviewState.APPROVED, of=2)


def test_a_scenario_that_is_none_or_of_another_locality_is_not_submitted(where: Place) -> None:
    begun(where)
    assert refusal(where, "an", ReviewState.SUBMITTED, locality="other") == "workspace_unknown"
    with pytest.raises(UserError) as refused:
        Reviews(where, visitor="an").step("none", ReviewState.SUBMITTED, locality="q", of=0)
    assert [one.code for one in refused.value.faults] == ["review_not_yours"]
