"""The command of institutions beside the four levels."""

from __future__ import annotations

import dataclasses
import math

import pandas as pd
import pytest
from click.testing import CliRunner
from institution_towns import GDNN, NGHE, with_institutions

from spatial import Options, assess, words
from spatial.cli import truonglop
from spatial.commands.institutions import balance_line, lines
from spatial.export import institutions
from spatial.records import Outlook


def test_the_district_tells_nothing_and_is_told_what_would_bring_it() -> None:
    done = CliRunner().invoke(truonglop, ["institutions"], catch_exceptions=False)
    assert (done.exit_code, done.output.strip()) == (0, words.say("institutions.none", lang="vi"))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", ("TT GDNN A (GDNN–GDTX, Phường 0.0): chỗ học 200", "chỗ học cần 300",
                "thiếu 50, dư 0",
                "1.000 học sinh", "Nếu 40 %")),
        ("en", ("TT GDNN A (vocational and continuing, Phường 0.0): places 200",
                "places needed 300", "short 50, over 0", "1,000 pupils", "If 40 %")),
    ],
)  # fmt: skip
def test_kinds_stream_and_both_figures_of_upper_secondary_are_said(
    lang: str, expected: tuple[str, ...]
) -> None:
    found = assess(with_institutions(GDNN, NGHE), Options(year=2030))
    made = institutions.made(found, share_percent=40.0, take_off=True)
    said = "\n".join(lines(made, lang=lang))
    assert all(one in said for one in expected), said
    assert words.say("institutions.standards", lang=lang) in said


def test_an_outlook_that_took_the_stream_off_is_said() -> None:
    outlook = Outlook(vocational_share=0.3)
    found = assess(with_institutions(GDNN), Options(year=2030, scenario="base", outlook=outlook))
    made = institutions.made(found, share_percent=40.0, take_off=True)
    assert words.say("institutions.already", lang="vi") in list(lines(made, lang="vi"))


def test_half_a_place_is_rounded_up_on_the_line_as_on_the_page() -> None:
    row = pd.Series(
        {"sort": "gdtx", "ward": "", "needed": 62.5, "institutions": 0, "places": math.nan,
         "shortage": 62.5, "surplus": 0.0, "basis": "entered", "needs_year": 2030, "year": 2030,
         "wards_told": 1, "wards": 1, "kind": "published",
             "places_kind": "untold"}
    )  # fmt: skip
    said = balance_line(row, lang="vi")
    assert "chỗ học cần 63" in said
    assert "thiếu 63" in said


def test_taking_a_stream_off_without_a_share_says_what_lacks_and_nothing_where_not_asked() -> None:
    found = assess(with_institutions(GDNN), Options(year=2030))
    lacks = words.say("institutions.no_share", lang="vi")
    asked = institutions.made(found, take_off=True)
    assert lacks in list(lines(asked, lang="vi"))
    assert lacks not in list(lines(institutions.made(found), lang="vi"))


def test_what_is_not_known_of_upper_secondary_is_said() -> None:
    known = with_institutions(GDNN)
    unknown = dataclasses.replace(known.locality, rooms_known=False)
    found = assess(dataclasses.replace(known, locality=unknown), Options(year=2030))
    made = institutions.made(found, share_percent=40.0, take_off=True)
    assert any("14 phòng, thiếu chưa có số" in line for line in lines(made, lang="vi"))


@pytest.mark.parametrize(("share", "said"), [(37.5, "Nếu 37,5 %"), (37.25, "Nếu 37,25 %")])
def test_a_share_is_said_as_it_was_chosen(share: float, said: str) -> None:
    found = assess(with_institutions(GDNN), Options(year=2030))
    made = institutions.made(found, share_percent=share, take_off=True)
    assert any(said in line for line in lines(made, lang="vi"))


def test_every_figure_tells_its_kind_and_a_crowded_institution_is_named() -> None:
    full = ("d", "TT GDTX D", "gdtx", "w00", 30.0, 45.0, math.nan)
    needs = (("gdtx", "", 2030, 60.0, math.nan),)
    found = assess(with_institutions(full, needs=needs), Options(year=2030))
    said = list(lines(institutions.made(found), lang="vi"))
    assert "TT GDTX D (Phường 0.0): 45 người học, 30 chỗ học, vượt 15." in said
    assert any("người học 45 (khảo sát)" in line for line in said)
    (line,) = [line for line in said if "chỗ học cần 60" in line]
    assert "(số người học do địa bàn ghi; công bố)" in line
    assert "chỗ học 30 (khảo sát)" in line
