"""The five figures of the first screen, each derived by hand for a drawn town."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from towns import School, town

from spatial import export, read_network, rounding
from spatial.records import LEVELS, Level, Proposal
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.widgets import figures, ward_table
from spatial.ui.widgets.headline_figure import HeadlineFigure

RICH = town(schools=(School(x=0.5, y=0.5, rooms=40, land_m2=9_000.0),))


def by_key(seen: Seen) -> dict[str, HeadlineFigure]:
    """Make the row; return its figures by key."""
    return {one.key: one for one in figures.row(seen)}


def test_the_row_has_rooms_land_seats_cover_and_wards_in_this_order(
    see: Callable[..., Seen],
) -> None:
    assert [one.key for one in figures.row(see())] == ["rooms", "land", "seats", "covered", "wards"]


def test_rooms_are_need_less_stock_and_the_wards_own_are_added_up(
    see: Callable[..., Seen],
) -> None:
    """1,000 pupils x 300 / 10,000 = 30 rooms, 10 there; the wards miss 5 and 15."""
    rooms = by_key(see())["rooms"]
    assert (rooms.value, rooms.unit) == ("20", "phòng")
    assert rooms.lines == ("cần 30 · có 10", "cộng từng phường: ≈ 20")
    assert rooms.change == ""


def test_spare_rooms_are_said_in_place_of_the_need_and_the_wards_own_stay_short(
    see: Callable[..., Seen],
) -> None:
    """30 rooms needed, 40 there: 10 spare; the east ward still misses its 15."""
    rooms = by_key(see(RICH))["rooms"]
    assert rooms.value == "0"
    assert rooms.lines[0] == "dư 10 (không bù nơi khác)"
    assert rooms.lines[1] == "cộng từng phường: ≈ 15"


def test_land_is_told_in_hectares_with_one_decimal(see: Callable[..., Seen]) -> None:
    """1,000 pupils x 6 m2 = 0.6 ha, 0.5 there."""
    land = by_key(see())["land"]
    assert (land.value, land.unit) == ("0,1", "ha")
    assert land.lines[0] == "cần 0,6 · có 0,5"


def test_seats_are_pupils_less_rooms_times_class_size(see: Callable[..., Seen]) -> None:
    """10 rooms x 35 = 350 seats for 1,000 pupils."""
    seats = by_key(see(lang="en"))["seats"]
    assert seats.value == "650"
    assert seats.lines[0] == "350 seats · 1,000 pupils"
    assert seats.lines[1] == "in two shifts 700 places, 300 beyond"  # 2 x 350; 1,000 - 700


def test_cover_is_the_share_in_the_circle_and_the_walk_stands_below(
    see: Callable[..., Seen],
) -> None:
    """The west's four neighbourhoods lie within 500 m of its school, the east's do not."""
    covered = by_key(see())["covered"]
    assert (covered.value, covered.unit) == ("≈ 50", "%")
    assert dict(covered.blanks) == {"radius": "500"}
    assert covered.lines[0].startswith("đi bộ: ≈ 50 %")


def test_the_worst_ward_is_named_with_what_it_misses(see: Callable[..., Seen]) -> None:
    wards = by_key(see())["wards"]
    assert wards.value == "≈ 2 / 2"  # as the comparison of scenarios writes it
    assert wards.lines == ("nặng nhất: Phường 1.0 (≈ 15)",)


def test_where_no_ward_misses_anything_that_is_said(see: Callable[..., Seen]) -> None:
    both = town(schools=(School(x=0.5, y=0.5, rooms=20), School(x=1.5, y=0.5, rooms=20)))
    wards = by_key(see(both))["wards"]
    assert wards.value == "≈ 0 / 2"
    assert wards.lines == ("không phường nào thiếu",)


def test_a_proposal_changes_every_figure_it_touches_for_the_better(
    see: Callable[..., Seen], site: Proposal
) -> None:
    """12 rooms, 4,200 m2 and 420 seats more, in the ward that had none."""
    made = by_key(see(proposals=(site,)))
    changes = {key: one.change for key, one in made.items()}
    assert changes == {
        "rooms": "−12",
        "land": "−0,1",
        "seats": "−420",
        "covered": "+50",
        "wards": "",
    }
    assert all(one.good for one in made.values())


def test_beside_land_the_rooms_are_counted_as_the_profile_counts_them(
    see: Callable[..., Seen],
) -> None:
    assert by_key(see(method=Method.LAND))["rooms"].lines[0] == "cần 30 · có 10"


def test_by_class_size_rooms_round_up(see: Callable[..., Seen]) -> None:
    """1,000 / 35 = 28.57 classes less 10 rooms = 18.57: nineteen rooms."""
    assert by_key(see(method=Method.CLASS))["rooms"].value.removeprefix("≈ ") == "19"


def test_every_figure_says_how_it_is_computed_by_which_clause_and_how_known(
    see: Callable[..., Seen],
) -> None:
    made = by_key(see(lang="en"))
    assert "300/10,000 × 1,000 pupils" in made["rooms"].how[0]
    assert "6 m² × 1,000 pupils" in made["land"].how[0]
    assert all(one.how[-1].startswith("Kind: ") for one in made.values())
    assert all("[" in one.how[1] for key, one in made.items() if key != "wards")


def test_only_the_figure_of_an_unread_norm_carries_its_mark(see: Callable[..., Seen]) -> None:
    """The radius comes from a page nobody could check; the others were read."""
    assert {key for key, one in by_key(see()).items() if one.mark} == {"covered"}


@pytest.mark.parametrize("level", LEVELS)
def test_the_screen_shows_the_figures_of_the_summary_file(
    see: Callable[..., Seen], level: Level
) -> None:
    """The row of the embedded district, its table of wards and summary.json tell one story."""
    seen = see(read_network(), level=level, lang="en")
    written = json.loads(export.bundle(seen.after, lang="en")["summary.json"])["levels"][level]
    row, table = by_key(seen), ward_table.rows(seen)

    def on_screen(key: str) -> int:
        return int(row[key].value.removeprefix("≈ ").replace(",", ""))

    assert on_screen("rooms") == written["rooms_short_per_10k"]
    assert on_screen("seats") == written["seats_short"]
    seats, pupils = (f"{written[name]:,}" for name in ("seats", "pupils"))
    assert row["seats"].lines[0] == f"{seats} seats · {pupils} pupils"
    assert rounding.whole(table["seats"].sum()) == written["seats_short_wards"]
    assert rounding.whole(table["pupils"].sum()) == written["pupils"]


def test_narrowed_to_one_ward_the_figures_are_that_ward_s(see: Callable[..., Seen]) -> None:
    """The east ward: 500 pupils x 300 / 10,000 = 15 rooms, none there; nothing to add up."""
    rooms = by_key(see(home_ward="w10"))["rooms"]
    assert rooms.value.removeprefix("≈ ") == "15"
    assert rooms.lines == ("cần 15 · có 0",)
    assert "wards" not in by_key(see(home_ward="w10"))


LANDLESS = town(
    schools=(School(x=0.5, y=0.5), School(x=1.5, y=0.5, rooms=20, land_m2=float("nan")))
)


def test_land_nobody_told_is_said_beside_rooms_that_are_known(see: Callable[..., Seen]) -> None:
    """Two wards of 500 pupils: 5,000 m2 in the west for 3,000 needed, not told in the east."""
    seen = see(LANDLESS, method=Method.LAND)
    land, rooms, wards = (by_key(seen)[name] for name in ("land", "rooms", "wards"))
    assert land.value == "0"
    assert land.lines[-1] == "có và thiếu: chỉ của 1/2 phường có diện tích đất của mọi trường"
    assert (rooms.value, rooms.lines[0]) == ("0", "cần 30 · có 30")
    assert wards.value.endswith("0 / 1")
    assert wards.lines[-1] == "1/2 phường chưa có diện tích đất"
    (east,) = (row for row in ward_table.rows(seen)["status"] if "chưa có" in row)
    assert east.endswith("chưa có diện tích đất")


def test_narrowed_to_a_ward_without_land_its_figure_says_so(see: Callable[..., Seen]) -> None:
    land = by_key(see(LANDLESS, home_ward="w10"))["land"]
    assert (land.value, land.unit) == ("chưa có diện tích đất", "")
