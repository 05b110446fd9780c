"""Letters of old fonts among Unicode: turned where certain, told where not, never in silence."""

from __future__ import annotations

from pathlib import Path

import legacy_letters
import openpyxl
import pandas as pd
import pytest

from spatial.intake.answers.settings import Settings
from spatial.intake.reading import load
from spatial.intake.reading.find import Source
from spatial.intake.text import fonts

NAMES = [
    "Tân Thới Nhất", "Hiệp Thành", "Đông Hưng Thuận", "Thạnh Lộc", "Mầm non Sơn Ca 3", "Khu Mới",
    "Trường Tiểu học Nguyễn Văn Thệ", "Bình Hưng Hoà",
]  # fmt: skip


def typed(name: str, code: str) -> str:
    """Give a name as it looks when typed in an old font."""
    return legacy_letters.encode(name, code=code).decode("cp1252" if code == "vni" else "latin-1")


@pytest.mark.parametrize("code", ["tcvn3", "vni"])
def test_names_in_an_old_font_below_a_unicode_header_are_turned_whole(code: str) -> None:
    column = pd.Series(["Tên trường", *(typed(name, code) for name in NAMES)])
    other = pd.Series(["Phường", *NAMES])
    done, told = fonts.sort_out({1: column, 2: other})
    assert list(done[1]) == ["Tên trường", *NAMES]
    assert list(done[2]) == ["Phường", *NAMES]
    assert (told.code, told.whole, told.doubtful) == (code, False, ())


def test_single_cells_among_unicode_are_turned_only_where_nothing_else_fits() -> None:
    # "Êp" is a syllable as it stands and "ấp" under TCVN3: told, not guessed
    column = pd.Series(["Phường 1", "T©n Thíi NhÊt", "Êp", "Thới An", "Thành"])
    done, told = fonts.sort_out({1: column})
    assert list(done[1]) == ["Phường 1", "Tân Thới Nhất", "Êp", "Thới An", "Thành"]
    assert told.mended == (("T©n Thíi NhÊt", "Tân Thới Nhất"),)
    assert told.doubtful == ("Êp",)


def test_unicode_with_foreign_names_and_units_is_left_without_a_word() -> None:
    column = pd.Series(["Trường Saint-Exupéry", "100 m²", "25 °C", "Gò Vấp", "«Sơn Ca»", 5, None])
    done, told = fonts.sort_out({1: column})
    assert list(done[1])[:6] == list(column)[:6]
    assert told == fonts.Lettered()


def test_what_looks_like_an_old_font_and_fits_none_is_told() -> None:
    _, told = fonts.sort_out({1: pd.Series(["Phường", "Xyz©qÞw"])})
    assert (told.mended, told.doubtful) == ((), ("Xyz©qÞw",))


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_table_with_both_says_what_was_turned(tmp_path: Path, form: str) -> None:
    rows = [["Mã trường", "Tên trường", "Địa chỉ"], ["A1", "TiÓu häc T©n Thíi", "Thạnh Lộc"]]
    path = tmp_path / f"schools.{form}"
    if form == "xlsx":
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        book.save(path)
    else:
        path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    (part,) = load.load(Source(table="schools", path=path, name=path.name), Settings())
    assert part.frame is not None
    assert part.frame["name"].tolist() == ["Tiểu học Tân Thới"]
    assert part.frame["address"].tolist() == ["Thạnh Lộc"]
    (fault,) = [fault for fault in part.faults if fault.code == "letters_mixed"]
    assert "“TiÓu häc T©n Thíi” là Tiểu học Tân Thới" in fault.say(lang="vi")
