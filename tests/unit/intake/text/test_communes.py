"""A name that is a commune's is right, whatever an old font would make of it."""

from __future__ import annotations

import legacy_letters
import pandas as pd

from spatial.intake.text import communes, fonts, letters


def test_real_names_are_neither_mended_nor_doubted() -> None:
    names = [f"Xã {name.title()}" for name in sorted(communes.known())]
    done, told = fonts.sort_out({1: pd.Series(names)})
    assert list(done[1]) == names
    assert told == fonts.Lettered()


def test_the_list_is_whole_and_composed() -> None:
    assert len(communes.known()) > 7_000
    assert {"la êê", "la dêê", "yên lãng", "trung mỹ tây"} <= communes.known()


def test_numbered_wards_of_windows_1258_are_not_taken_for_vni() -> None:
    wards = [f"Phường {number}" for number in range(1, 17)]
    bytes_ = [legacy_letters.encode(ward, code="cp1258").decode("cp1252") for ward in wards]
    assert letters.code_of(bytes_) == "cp1258"
    assert [letters.to_unicode(ward, code="cp1258") for ward in bytes_] == wards
