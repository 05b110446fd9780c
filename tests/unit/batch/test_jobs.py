"""A text names folders, patterns of folders, what comes with the program, or the pack's places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from spatial.batch import EVERY_PROVINCE, places
from spatial.batch.jobs import unmistakable
from spatial.errors import UserError


def test_a_pattern_names_the_folders_in_order(tmp_path: Path) -> None:
    for name in ("b", "a 1"):
        (tmp_path / "tinh" / name).mkdir(parents=True)
    (tmp_path / "tinh" / "tep.csv").touch()
    found = places("tinh/*", around=tmp_path)
    assert [(place.name, place.key) for place in found] == [("a 1", "a-1"), ("b", "b")]
    assert places(str(tmp_path / "tinh" / "*"), around=Path("/")) == found


def test_what_a_folder_holds_is_its_digest(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (before,) = places("a", around=tmp_path)
    (tmp_path / "a" / "x.csv").write_text("1", encoding="utf-8")
    (after,) = places("a", around=tmp_path)
    assert replace(before, digest=after.digest) == after
    assert before.digest != after.digest


def test_every_province_is_a_place_and_the_communes_are_all_of_the_country(tmp_path: Path) -> None:
    found = places(EVERY_PROVINCE, around=tmp_path)
    assert len(found) == 34
    assert sum(len(place.codes) for place in found) == 3_321
    assert len({place.key for place in found}) == 34


@pytest.mark.parametrize("text", ["khong-co/*", "khong/co", "Xã Không Có Tên Này"])
def test_a_place_nobody_knows_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError):
        places(text, around=tmp_path)


def test_two_folders_of_one_name_get_two_folders_of_results(tmp_path: Path) -> None:
    for above in ("1", "2"):
        (tmp_path / above / "x").mkdir(parents=True)
    first, second = (places(f"{above}/x", around=tmp_path)[0] for above in ("1", "2"))
    assert list(unmistakable([first, second, first]).values()) == ["x", "x-2"]
