"""The table of wards: worst first, rounded as the map, signs and units in the heads."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from towns import School, town

from spatial.records import Proposal
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.widgets import ward_table
from spatial.ui.widgets.html_table import TableHead


def test_the_ward_that_misses_most_stands_first(see: Callable[..., Seen]) -> None:
    """The west has 10 of its 15 rooms, the east none."""
    table = ward_table.rows(see())
    assert list(table.index) == ["w10", "w00"]
    assert list(table["short"]) == [15.0, 5.0]
    assert list(table["have"]) == [0.0, 10.0]
    assert list(table["need"]) == [15.0, 15.0]


def test_equals_keep_the_order_of_the_files(see: Callable[..., Seen]) -> None:
    bare = town(columns=3, schools=())
    assert list(ward_table.rows(see(bare)).index) == ["w00", "w10", "w20"]


def test_land_is_in_hectares_and_cover_in_percent(see: Callable[..., Seen]) -> None:
    """3,000 m2 needed a ward; the east has nothing, and nobody there within the radius."""
    row = ward_table.rows(see()).loc["w10"]
    assert row["land"] == 0.3
    assert row["covered"] == 0.0
    assert row["seats"] == 500.0


def test_the_change_is_what_the_proposal_brings(see: Callable[..., Seen], site: Proposal) -> None:
    table = ward_table.rows(see(proposals=(site,)))
    assert table["change"].to_dict() == {"w00": 0.0, "w10": -12.0}


def test_the_change_has_a_column_only_once_there_is_one(
    see: Callable[..., Seen], site: Proposal
) -> None:
    assert "change" not in ward_table.order(see())
    assert "change" in ward_table.order(see(proposals=(site,)))


def test_land_is_not_told_twice_where_it_is_the_method(see: Callable[..., Seen]) -> None:
    assert "land" in ward_table.order(see())
    assert "land" not in ward_table.order(see(method=Method.LAND))


def test_by_class_size_only_whole_rooms_are_spare(see: Callable[..., Seen]) -> None:
    """30 rooms less 500 / 35 = 14.29 classes: 15.71 spare, of which fifteen are rooms."""
    rich = town(schools=(School(x=0.5, y=0.5, rooms=30),))
    table = ward_table.rows(see(rich, method=Method.CLASS))
    assert table.loc["w00", "surplus"] == 15.0
    assert table.loc["w10", "short"] == 15.0  # 14.29 rounds up


def test_columns_of_unread_norms_are_named(see: Callable[..., Seen]) -> None:
    """Only the radius was never checked against its regulation."""
    assert ward_table.unread(see()) == ("circle", "covered")


def by_column(seen: Seen) -> dict[str, TableHead]:
    """Give the heads of the columns shown by their names."""
    return dict(zip(ward_table.order(seen), ward_table.heads(seen), strict=True))


def test_their_heads_carry_the_mark_and_say_what_it_means(see: Callable[..., Seen]) -> None:
    heads = by_column(see(lang="en"))
    marked = {name for name, head in heads.items() if "⚠" in head.label}
    assert marked == {"circle", "covered"}
    assert "⚠" in heads["covered"].tip
    assert "⚠" not in heads["need"].tip


def test_a_head_defines_its_figures(see: Callable[..., Seen]) -> None:
    heads = by_column(see(lang="en"))
    assert heads["need"].tip.startswith("Rooms needed per 10000 pupils = pupils x n / 10,000")
    assert heads["seats"].tip.startswith("Pupils beyond the seats at the norm = max(0,")
    assert heads["need"].figure == "deficit.rooms_need_per_10k_pupils"


def test_a_column_of_words_is_defined_by_none(see: Callable[..., Seen]) -> None:
    heads = by_column(see())
    words = {name for name, head in heads.items() if not head.number}
    assert words == ward_table.TEXTS
    assert not any(heads[name].tip or heads[name].figure for name in words)


def cells(seen: Seen) -> dict[str, dict[str, str]]:
    """Give the text of every cell by ward and column."""
    names = ward_table.order(seen)
    return {
        key.removeprefix("ward:"): dict(
            zip(names, (re.sub("<[^>]*>", "", cell) for cell in row.split("</td>")), strict=False)
        )
        for key, row in re.findall(r'<tr data-row="([^"]*)">(.*?)</tr>', ward_table.html(seen))
    }


def test_a_bar_is_as_long_as_the_ward_is_short_beside_the_worst(see: Callable[..., Seen]) -> None:
    """The east misses 15 rooms, the west 5 of them: a third."""
    widths = re.findall(r"width:([\d.]+)%", ward_table.html(see()))
    assert widths == ["100.0", "33.3"]


@pytest.mark.parametrize("method", [Method.PUPILS, Method.LAND])
def test_a_bar_of_nothing_has_no_length(method: Method, see: Callable[..., Seen]) -> None:
    rich = town(schools=tuple(School(x=x, y=0.5, rooms=90, land_m2=90_000.0) for x in (0.5, 1.5)))
    widths = re.findall(r"width:([\d.]+)%", ward_table.html(see(rich, method=method)))
    assert widths == ["0.0", "0.0"]


@pytest.mark.parametrize(("lang", "pupils"), [("vi", "1.234"), ("en", "1,234")])
def test_numbers_are_written_as_the_language_does(
    lang: str, pupils: str, see: Callable[..., Seen], site: Proposal
) -> None:
    write = ward_table.writers(see(proposals=(site,), lang=lang))
    assert write["pupils"](1_234.4) == pupils
    assert (write["change"](-12.0), write["change"](0.0)) == ("−12", "0")


def test_a_rise_carries_a_plus_in_the_change_alone(
    see: Callable[..., Seen], site: Proposal
) -> None:
    write = ward_table.writers(see(proposals=(site,)))
    assert (write["change"](3.0), write["short"](3.0)) == ("+3", "3")


def test_every_row_says_what_the_map_knows_it_by(see: Callable[..., Seen]) -> None:
    shown = cells(see(lang="en"))
    assert list(shown) == ["w10", "w00"]
    assert (shown["w10"]["short"], shown["w10"]["have"]) == ("15", "0")


def test_a_cell_keeps_its_figure_for_the_order(see: Callable[..., Seen]) -> None:
    """The 3,000 m2 missing are 0.3 ha, written 0,3 in Vietnamese."""
    assert '<data value="0.3">0,3</data>' in ward_table.html(see())


def test_the_chosen_ward_changes_nothing_of_the_table(see: Callable[..., Seen]) -> None:
    """So that a click sends none of it: the map marks the row."""
    assert ward_table.html(see(ward="w00")) == ward_table.html(see(ward="w10"))


def test_a_name_is_text(see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Seen, "name", lambda _, ward_id: f"<b>{ward_id}</b>")
    assert "&lt;b&gt;w10&lt;/b&gt;" in ward_table.html(see(town(columns=2)))


def test_narrowed_to_one_ward_the_table_has_its_row_alone(see: Callable[..., Seen]) -> None:
    seen = see(home_ward="w10", ward="w00")
    assert list(ward_table.rows(seen).index) == ["w10"] == [seen.ward_id]
