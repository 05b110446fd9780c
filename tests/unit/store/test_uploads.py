"""What may be uploaded: plain names, so much and no more, gone after a week."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spatial import serve
from spatial.store import Desk
from spatial.store.uploads import ROOM, Room, plain, sweep

ROOT = Path(__file__).parents[3]


CSV = b"school_id,name\na,A\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Desk.new_id(), root=tmp_path, room=Room(files=3, file_bytes=500, total_bytes=800))


@given(st.text(max_size=300))
def test_whatever_a_sender_calls_a_file_becomes_one_plain_part(name: str) -> None:
    made = plain(name)
    assert "/" not in made
    assert "\\" not in made
    assert made not in {".", ".."}
    assert not made.startswith(".")
    assert len(made) <= 120
    assert all(letter.isprintable() or letter > "\x7f" for letter in made)


def test_a_device_of_another_system_is_no_name() -> None:
    assert plain("CON.csv") == "_CON.csv"
    assert plain("a/b\\Dân số.xlsx") == "Dân số.xlsx"


def test_uploads_nobody_came_back_to_are_removed_after_a_week(desk: Desk) -> None:
    desk.put("a.csv", CSV)
    at = desk.folder.stat().st_mtime
    assert sweep(desk.root, now_s=at + 6 * 86_400) == 0
    assert sweep(desk.root, now_s=at + 8 * 86_400) == 1
    assert desk.files() == []


def test_the_server_lets_pass_what_the_page_promises() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] * 1_000_000 == ROOM.file_bytes
    started = serve.settings(port=1, address="127.0.0.1")
    assert started["server.maxUploadSize"] == config["server"]["maxUploadSize"]
