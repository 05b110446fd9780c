"""Headers are known again whatever their order."""

from __future__ import annotations

from pathlib import Path

from spatial.store import Headings, Right
from spatial.store.headings import fingerprint
from spatial.store.place import Place


def test_headers_are_known_again_in_another_order_and_without_tones(tmp_path: Path) -> None:
    kept = Headings(tmp_path / "w.sqlite")
    name = fingerprint("schools", ["Phòng đang dùng", "Tên"])
    assert kept.load(name) == {}
    kept.save(name, {"Phòng đang dùng": "rooms"})
    kept.save(name, {"Phòng đang dùng": "rooms", "Tên": "name"})
    again = fingerprint("schools", ["TEN", "phong dang dung"])
    assert kept.load(again) == {"Phòng đang dùng": "rooms", "Tên": "name"}
    assert kept.load(fingerprint("residents", ["Phòng đang dùng", "Tên"])) == {}


def test_headings_belong_to_all_who_plan(where: Place) -> None:
    Headings(where).save("h", {"a": "x"})  # as former versions kept them: nobody's
    Headings(where, visitor="an").save("h", {"a": "y"})
    Headings(where, visitor="binh").save("h", {"a": "z"})
    assert Headings(where).load("h") == {"a": "z"}
    assert Headings(where, visitor="an").right("h") is Right.NOBODYS
