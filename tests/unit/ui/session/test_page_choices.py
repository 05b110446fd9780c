"""Choices of single pages travel in the link where they are not as on a first visit."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from spatial.ui.session import page_choices, state

pytestmark = pytest.mark.usefixtures("session")


def test_a_first_visit_writes_nothing() -> None:
    page_choices.begin()
    assert page_choices.write() == {}
    assert state.told() == ()


@pytest.mark.parametrize(
    ("name", "given", "key", "value"),
    [
        ("model", "best", "flow.model", "best"),
        ("walk", "3", "flow.times", 3.0),
        ("walk", "0", "flow.times", 0.0),
        ("crossing", "25", "flow.crossing", 25),
        ("private", "100", "flow.private", 100),
        ("measure", "coverage", "reach.name", "coverage"),
        ("plan", "duc_pho", "targets.pack", "duc_pho"),
        ("plan", "binh_thanh", "targets.pack", "binh_thanh"),  # the first by name is a choice too
    ],
)
def test_a_choice_is_read_kept_and_written_again(
    name: str, given: str, key: str, value: object
) -> None:
    st.query_params[name] = given
    page_choices.begin()
    assert state.recall(key) == value
    assert page_choices.write() == {name: given}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("model", "tốt nhất"),
        ("walk", "4"),
        ("walk", "xa"),
        ("crossing", "101"),
        ("crossing", "-1"),
        ("private", "1.5"),
        ("measure", ""),
        ("plan", "Đức Phổ"),
    ],
)
def test_a_value_that_is_none_of_the_choices_is_told_and_let_go(name: str, given: str) -> None:
    st.query_params[name] = given
    page_choices.begin()
    assert page_choices.write() == {}
    (notice,) = state.told()
    assert notice.key == "notice.link_refused"
    assert dict(notice.blanks)["values"] == f"{name} = “{given}”"


def test_a_long_value_is_told_cut_short() -> None:
    st.query_params["model"] = "x" * 500
    page_choices.begin()
    (notice,) = state.told()
    assert len(str(dict(notice.blanks)["values"])) < 100


def test_several_refusals_are_one_notice() -> None:
    st.query_params.from_dict({"model": "x", "walk": "y", "private": "5"})
    page_choices.begin()
    assert len(state.told()) == 1
    assert state.recall("flow.private") == 5


def test_the_link_is_read_once_a_visit() -> None:
    page_choices.begin()
    st.query_params["model"] = "best"
    page_choices.begin()
    assert state.recall("flow.model") is None


def test_the_usual_value_chosen_again_leaves_the_link() -> None:
    for value in ("best", page_choices.CHOICES["model"].usual):
        state.remember("flow.model", value)
    assert page_choices.write() == {}


@pytest.mark.parametrize("choice", list(page_choices.CHOICES))
def test_every_usual_value_is_one_its_reader_takes(choice: str) -> None:
    one: Any = page_choices.CHOICES[choice]
    assert (
        one.read(f"{one.usual:g}" if isinstance(one.usual, float) else str(one.usual)) == one.usual
    )
