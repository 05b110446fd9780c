"""A question: as many answers as things they give."""

from __future__ import annotations

import dataclasses

import pytest

from spatial.ui.screens.files.planner_question import PlannerQuestion


def test_a_question_cannot_be_changed_once_it_is_asked() -> None:
    question = PlannerQuestion(
        key="number a", words="?", options={"a": "A"}, gives=["1"], keep=lambda _: None
    )
    assert len(question.options) == len(question.gives)
    with pytest.raises(dataclasses.FrozenInstanceError):
        question.words = "!"  # type: ignore[misc]
