"""The dossier of a merger or a closing."""

from __future__ import annotations

import pytest
from papers import closing, proposed, sentences, tables

from spatial.errors import UserError
from spatial.export.documents import mergers

WALKS, STOCK, SHORT, OPINIONS = range(4)


def test_walks_stand_before_and_after_and_nobody_is_lost() -> None:
    """The town's one primary school goes: its 1,000 pupils reach none any more."""
    before, after = tables(mergers.parts(closing()))[WALKS].rows
    assert before[2:4] == ("Trước", "1.000")
    assert after[2:4] == ("Sau", "0")
    assert after[-1] == "1.000"


def test_rooms_freed_and_what_is_short_after_stand_in_their_tables() -> None:
    """Ten rooms go, so the locality is short of ten more."""
    made = tables(mergers.parts(closing()))
    (stock,) = made[STOCK].rows
    assert stock[3:5] == ("10", "10")
    rooms = made[SHORT].rows[0]
    assert int(rooms[2]) - int(rooms[1]) == 10


def test_a_closing_is_named_with_the_guidance() -> None:
    said = sentences(mergers.parts(closing()))
    assert said[0] == "Thu gọn: không duy trì Trường 0; học sinh học ở các trường còn lại."
    assert said[1].startswith("Sáp nhập trong cùng một xã, phường")


def test_opinions_are_left_to_those_who_are_asked() -> None:
    rows = tables(mergers.parts(closing()))[OPINIONS].rows
    assert [row[1:] for row in rows] == [("…", "…")] * 4


def test_without_a_merger_there_is_no_dossier() -> None:
    with pytest.raises(UserError, match="merged or given up"):
        mergers.parts(proposed())
