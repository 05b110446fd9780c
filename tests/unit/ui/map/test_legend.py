"""The legend says what every colour means, in the unit and language of the screen."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from towns import town

from spatial.records import Level, Proposal
from spatial.ui.map import colours, legend, ward_layers
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.session.view import Show

ROOMS = "Thiếu phòng học (% nhu cầu) · Tiểu học"


def labels(group: legend.LegendGroup) -> list[str]:
    """Return the words of a group's rows."""
    return [row["label"] for row in group["rows"]]


@pytest.mark.parametrize(
    ("method", "lang", "title"),
    [
        (Method.PUPILS, "vi", ROOMS),
        (Method.CLASS, "vi", ROOMS),
        (Method.LAND, "vi", "Thiếu đất (% nhu cầu) · Tiểu học"),
        (Method.PUPILS, "en", "Classrooms short (% of need) · Primary"),
    ],
)
def test_the_title_names_what_is_missing_its_unit_and_the_level(
    method: Method, lang: str, title: str, see: Callable[..., Seen]
) -> None:
    seen = see(method=method, lang=lang)
    made = legend.legend(seen, ward_layers.shown_figures(seen)[1])
    assert made["title"] == title


def test_zero_is_a_class_of_its_own_before_the_classes_of_shortage(
    see: Callable[..., Seen],
) -> None:
    """The bounds are those of the words, and the severest is told in two shades."""
    seen = see()
    classes = ward_layers.shown_figures(seen)[1]
    ground = legend.legend(seen, classes)["groups"][0]
    assert labels(ground) == ["0", "≤ 10 %", "10–30 %", "30–60 %", "> 60 %"]
    assert [row["color"] for row in ground["rows"]] == [colours.NONE, *colours.SHORTAGE[1:]]


def test_a_difference_runs_from_less_over_zero_to_more(
    see: Callable[..., Seen], site: Proposal
) -> None:
    """The proposal of 12 rooms: two classes of ten each way."""
    seen = see(proposals=(site,), show=Show.DIFFERENCE)
    assert legend.is_difference(seen)
    made = legend.legend(seen, ward_layers.shown_figures(seen)[1])
    assert labels(made["groups"][0]) == ["< −10", "−10…−1", "0", "+1–+10", "> +10"]
    assert [row["color"] for row in made["groups"][0]["rows"]] == [
        *reversed(colours.LESS),
        colours.NONE,
        *colours.MORE,
    ]


def test_without_proposals_there_is_no_difference_to_show(see: Callable[..., Seen]) -> None:
    assert not legend.is_difference(see(show=Show.DIFFERENCE))


@pytest.mark.parametrize("unread", [True, False])
def test_the_mark_of_an_unread_norm_stands_in_the_title(
    unread: bool, see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legend.method, "marked", lambda *_: unread)
    assert ("⚠" in legend.legend(see(), colours.NEED)["title"]) is unread


def test_shares_have_five_classes_and_end_at_one_hundred() -> None:
    assert legend.share_labels(lang="vi") == ["1–20", "21–40", "41–60", "61–80", "80–100"]
    shares = legend.shares()
    assert shares.color(0) == colours.NONE
    assert shares.color(20) == colours.SHORTAGE[0]
    assert shares.color(21) == colours.SHORTAGE[1]
    assert shares.color(100) == colours.SHORTAGE[4]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_schools_are_explained_by_circles_and_one_diamond(lang: str) -> None:
    group = legend.schools(lang=lang)
    assert [row["shape"] for row in group["rows"]] == ["circle"] * 3 + ["diamond"]
    assert labels(group)[:3] == ["< 85 %", "85–100 %", "> 100 %"]


def test_parcels_are_explained_only_while_proposing_and_only_where_there_are_some(
    see: Callable[..., Seen],
) -> None:
    seen = see()
    assert seen.after.network.parcels is None
    shown = legend.legend(seen, colours.NEED, proposing=True)["groups"][1]
    assert len(shown["rows"]) == 4


def test_a_strip_pairs_every_label_with_its_colour() -> None:
    strip = legend.strip(["ít", "nhiều"], ["#ffffff", "#000000"], "Giá")
    assert strip["strip"] is True
    assert [(row["label"], row["color"]) for row in strip["rows"]] == [
        ("ít", "#ffffff"),
        ("nhiều", "#000000"),
    ]
    with pytest.raises(ValueError, match="longer"):
        legend.strip(["ít"], ["#ffffff", "#000000"])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_map_and_its_buttons_have_names(lang: str, see: Callable[..., Seen]) -> None:
    words = legend.map_words(see(lang=lang, level=Level.THCS))
    assert words.keys() == {"lang", *legend.WORDS}
    assert all(words.values())


def test_streets_are_dated_on_the_map_where_the_locality_tells(see: Callable[..., Seen]) -> None:
    assert "streets" not in legend.map_words(see())
    place = town()
    locality = dataclasses.replace(place.locality, streets={"vi": "OpenStreetMap 2018"})
    dated = dataclasses.replace(place, locality=locality)
    assert legend.map_words(see(dated))["streets"] == "Đường: OpenStreetMap 2018"


def test_independent_groups_are_explained_where_there_are_any(see: Callable[..., Seen]) -> None:
    made = town()
    alone = dataclasses.replace(made, schools=made.schools.assign(school_type="doc_lap"))
    for network, level, told in (
        (made, Level.MAM_NON, False),
        (alone, Level.MAM_NON, True),
        (alone, Level.TIEU_HOC, False),
    ):
        seen = see(network, level=level)
        rows = legend.legend(seen, ward_layers.shown_figures(seen)[1])["groups"][-1]["rows"]
        assert ("ring" in [row["shape"] for row in rows]) is told
