"""Classes of access: few seats dark, many pale; of costs the other way round."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from spatial import access
from spatial.ui.map import colours
from spatial.ui.screens.access import classes, measures
from spatial.ui.session.assessments import Seen


@pytest.mark.parametrize(
    ("value", "at"),
    [(0.0, 0), (0.25, 0), (0.2501, 1), (0.5, 1), (0.75, 2), (1.0, 3), (1.01, 4), (9.0, 4)],
)
def test_seats_per_pupil_fall_into_quarters(
    value: float, at: int, see: Callable[..., Seen]
) -> None:
    made = classes.classes(measures.shown(see(), "balanced"), lang="vi")
    assert made.color(value) == classes.DARK_FIRST[at]


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_none_is_grey(value: float, see: Callable[..., Seen]) -> None:
    made = classes.classes(measures.shown(see(), "balanced"), lang="vi")
    assert made.color(value) == colours.NOBODY


@pytest.mark.parametrize(("lang", "first"), [("vi", "≤ 0,25"), ("en", "≤ 0.25")])
def test_labels_are_written_as_the_language_does(
    lang: str, first: str, see: Callable[..., Seen]
) -> None:
    made = classes.classes(measures.shown(see(), "balanced"), lang=lang)
    assert made.labels[0] == first
    assert len(made.labels) == len(made.colors) == len(made.bounds) + 1


def test_cover_is_in_or_out(see: Callable[..., Seen]) -> None:
    made = classes.classes(measures.shown(see(), "coverage"), lang="vi")
    assert (made.color(0.0), made.color(1.0)) == made.colors
    assert len(made.labels) == 2


def test_of_costs_the_dear_are_dark(see: Callable[..., Seen]) -> None:
    made = classes.classes(measures.shown(see(), access.RAAM), lang="vi")
    assert made.colors == colours.SHORTAGE
    assert list(made.bounds) == sorted(made.bounds)
