"""Whose uploads fill the disk is told so; others go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import screens
from streamlit.testing.v1 import AppTest

from spatial.store import Desk, private, rights
from spatial.store.uploads import OWNER, ROOM

Visit = Callable[..., AppTest]
AN = "an" * 16
FILE = ("schools.csv", b"school_id,name,lon,lat\na,A,106.6,10.8\n", "text/csv")


def fill(home: Path, *, size_bytes: int, visitor: str) -> None:
    """Let earlier uploads of a visitor hold so much; a file of holes takes no disk."""
    desk = private.folder(home / "uploads" / Desk.new_id())
    (desk / OWNER).write_text(rights.digest(visitor), encoding="utf-8")
    with (desk / "schools.csv").open("wb") as file:
        file.truncate(size_bytes)


def bring(visit: Visit, visitor: str) -> str:
    """Bring one small file as a visitor; return what the page says."""
    at = visit()
    at.session_state["visitor"] = visitor
    at.switch_page("screens/files/page.py").run()
    at.file_uploader[0].set_value([FILE])
    at.run()
    return screens.words(at)


def test_who_has_no_room_left_is_told_and_another_visitor_s_file_is_taken(
    visit: Visit, home: Path
) -> None:
    fill(home, size_bytes=ROOM.visitor_bytes, visitor=AN)
    said = bring(visit, AN)
    assert "1 tệp không được nhận" in said
    assert "Các lần tải lên của bạn đã đầy 600 MB." in said
    assert "Bỏ bớt tệp ở các lần trước" in said
    said = bring(visit, "binh" * 8)
    assert "Đã nhận 1 tệp." in said
    assert "không được nhận" not in said


def test_a_disk_filled_by_many_is_told_to_everybody_as_such(visit: Visit, home: Path) -> None:
    for number in range(10):
        fill(home, size_bytes=ROOM.disk_bytes // 10, visitor=f"visitor {number}")
    said = bring(visit, AN)
    assert "Chỗ cho tệp tải lên của mọi người trên máy này đã đầy 5000 MB." in said
    assert "Báo người quản trị" in said
