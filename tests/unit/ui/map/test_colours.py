"""Classes at round numbers, zero its own class, colours told apart by brightness."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spatial import deficit
from spatial.records import Status
from spatial.ui.map import colours

DARK = "#171614"  # of a legend on a dark page


def brightness(color: str) -> float:
    """Relative luminance (WCAG) of ``#rrggbb``."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast (WCAG) of two colours."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("largest", "decimals", "step"),
    [(162, 0, 40), (926, 0, 200), (5, 0, 1), (7, 0, 2), (0, 0, 1), (4.8, 1, 1.0), (0.3, 1, 0.1)],
)
def test_steps_are_round(largest: float, decimals: int, step: float) -> None:
    assert colours.round_step(largest, 5, decimals) == pytest.approx(step)


@given(largest=st.integers(0, 100_000), decimals=st.sampled_from([0, 1]))
def test_five_steps_reach_the_largest_figure(largest: int, decimals: int) -> None:
    step = colours.round_step(largest, 5, decimals)
    assert 5 * step >= largest
    assert math.isclose(step * 10**decimals, round(step * 10**decimals))


def test_a_figure_lies_in_the_class_whose_label_names_it() -> None:
    classes = colours.shortage([162], decimals=0)
    assert classes.labels(lang="vi") == ["1–40", "41–80", "81–120", "121–160", "> 160"]
    colors = [classes.color(value) for value in (0, 1, 40, 41, 160, 161, 5_000)]
    ramp = colours.SHORTAGE
    assert colors == [colours.NONE, ramp[0], ramp[0], ramp[1], ramp[3], ramp[4], ramp[4]]


def test_land_in_hectares_has_a_decimal_comma() -> None:
    labels = colours.shortage([4.8], decimals=1).labels(lang="vi")
    assert labels == ["0,1–1,0", "1,1–2,0", "2,1–3,0", "3,1–4,0", "> 4,0"]


def test_less_is_blue_and_more_is_red() -> None:
    classes = colours.difference([-30, 0], decimals=0)
    assert classes.labels(lang="vi", sign="−") == ["−20…−1", "< −20"]
    assert classes.labels(lang="vi", sign="+") == ["+1–+20", "> +20"]
    colors = [colours.signed(classes, change) for change in (-30, -1, 0, 1, 30)]
    assert colors == [
        colours.LESS[1],
        colours.LESS[0],
        colours.NONE,
        colours.MORE[0],
        colours.MORE[1],
    ]


def test_the_ramp_darkens_steadily_so_that_colour_blind_eyes_read_it() -> None:
    ramp = [brightness(color) for color in (colours.NONE, *colours.SHORTAGE)]
    assert ramp == sorted(ramp, reverse=True)


@pytest.mark.parametrize("color", [colours.NONE, *colours.SHORTAGE, *colours.LESS, *colours.MORE])
def test_the_figure_on_each_colour_can_be_read(color: str) -> None:
    """Bold figures of 15 px with a halo: AA for large text, 3:1."""
    ink = "#ffffff" if color in colours.LIGHT_TEXT else "#111827"
    assert contrast(ink, color) >= 3


@pytest.mark.parametrize("page", ["#ffffff", DARK])
@pytest.mark.parametrize("color", [colours.OPENED, colours.CLOSED])
def test_roads_opened_and_closed_are_seen_on_a_light_and_on_a_dark_page(
    color: str, page: str
) -> None:
    assert contrast(color, page) >= 3  # WCAG 1.4.11: what is drawn


def test_schools_are_told_apart_by_brightness() -> None:
    shades = [brightness(color) for color in (colours.OVER, colours.CALM, colours.BUSY)]
    assert all(
        contrast(a, b) > 1.8
        for a, b in [(colours.OVER, colours.CALM), (colours.CALM, colours.BUSY)]
    )
    assert shades == sorted(shades)


@pytest.mark.parametrize(
    ("share", "color"),
    [
        (0.84, colours.CALM),
        (0.85, colours.BUSY),
        (1.0, colours.BUSY),
        (1.01, colours.OVER),
        (math.nan, colours.UNKNOWN),
    ],
)
def test_use_is_coloured_at_85_and_100_percent(share: float, color: str) -> None:
    assert colours.utilisation(share) == color


@pytest.mark.parametrize("share", [0.0, 1e-12, 0.05, 0.1, 0.1000001, 0.3, 0.31, 0.6, 0.61, 1.0])
def test_colour_and_status_never_disagree(share: float) -> None:
    """One colour for each word but the severest, which has two shades."""
    (word,) = deficit.status(np.array([share]), np.array([1.0]))
    words_of = {
        colours.NONE: Status.OK,
        **dict(zip(colours.NEED.colors, (Status.WATCH, Status.SHORT), strict=False)),
    }
    assert words_of.get(colours.NEED.color(share), Status.SEVERE) == word


def test_the_scale_of_need_is_written_in_percent() -> None:
    assert colours.NEED.labels(lang="vi") == ["≤ 10 %", "10–30 %", "30–60 %", "> 60 %"]


def test_what_nobody_knows_has_a_colour_of_its_own_and_stretches_no_scale() -> None:
    assert colours.NEED.color(math.nan) == colours.UNTOLD
    scale = colours.shortage([10.0, math.nan], decimals=0)
    assert scale == colours.shortage([10.0], decimals=0)
    assert colours.signed(scale, math.nan) == colours.UNTOLD
    assert colours.UNTOLD not in {colours.NONE, *colours.SHORTAGE, *colours.LESS, *colours.MORE}
