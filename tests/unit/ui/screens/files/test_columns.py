"""Whose column is this: named, sampled, answered."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from spatial.errors import Fault, UserError
from spatial.intake.answers.settings import Settings
from spatial.store import Headings
from spatial.tables import schema
from spatial.ui.screens.files import columns, desk
from spatial.ui.session import state
from spatial.ui.text import say

FRAME = pd.DataFrame({"Mã": ["  a ", "b", "a", None, "c", "d" * 90]})


def part(frame: pd.DataFrame | None = FRAME) -> Any:  # noqa: ANN401 - stands for a table
    """Make a table of one file."""
    source = SimpleNamespace(name="a.csv", table="wards", sheet=None, headers={})
    return SimpleNamespace(source=source, frame=frame, suggestions=[])


def header(name: str = "Mã", column: str | None = None, score: float = 40.0) -> Any:  # noqa: ANN401 - stands for a header
    """Make a header in doubt."""
    return SimpleNamespace(header=name, column=column, score=score)


def test_three_different_values_are_shown_under_a_header() -> None:
    assert columns._samples(part(), header()) == ["a", "b", "c"]
    assert columns._samples(part(None), header()) == []
    assert columns._samples(part(), header("khác")) == []


def test_a_long_value_is_cut() -> None:
    frame = pd.DataFrame({"Mã": ["d" * 90]})
    assert columns._samples(part(frame), header()) == ["d" * 40]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_header_says_how_sure_its_proposal_is(lang: str) -> None:
    strange = columns._label(part(), header(), answered=False, lang=lang)
    alike = columns._label(part(), header(column="ward_id"), answered=False, lang=lang)
    answered = columns._label(part(), header(), answered=True, lang=lang)
    assert len({strange, alike, answered}) == 3
    assert "40" in alike


def test_signs_of_markdown_in_a_header_are_shown_as_they_are() -> None:
    assert r"\*đậm\*" in columns._label(part(None), header("*đậm*"), answered=True, lang="vi")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_column_is_called_by_its_meaning(lang: str) -> None:
    name = next(iter(schema()["wards"].columns))
    meaning = schema()["wards"].columns[name].meaning[lang]
    assert columns._column(name, "wards", lang) == meaning
    assert columns._column(None, "wards", lang) == say("files.columns.leave", lang=lang)
    assert columns._column("nobody", "wards", lang) == "nobody"


def asking(*, missing: tuple[str, ...] = (), suggested: str | None = None) -> Any:  # noqa: ANN401 - stands for a view
    """Make a view of one file with one header in doubt."""
    given = part()
    given.suggestions = [header(column=suggested)]
    faults = [Fault(code="missing_column", file="a.csv", column=name) for name in missing]
    reading = SimpleNamespace(parts=[given], faults=faults)
    return SimpleNamespace(lang="vi", told=Settings(), reading=reading)


@pytest.mark.parametrize(
    ("missing", "suggested", "options"),
    [
        ((), "ward", ["ward", ""]),
        (("ward_id",), None, ["ward_id", ""]),
        (("ward_id", "ward"), "ward", ["ward", "ward_id", ""]),
    ],
)
def test_a_header_is_asked_about_where_it_may_be_a_column_or_one_is_missing(
    missing: tuple[str, ...], suggested: str | None, options: list[str]
) -> None:
    (question,) = columns.questions(asking(missing=missing, suggested=suggested))
    assert list(question.options) == options
    assert len(question.gives) == len(options)
    assert "a, b, c" in question.gives[0]


def test_a_strange_header_that_nothing_needs_is_not_asked_about() -> None:
    assert list(columns.questions(asking())) == []


@pytest.mark.usefixtures("home")
def test_an_answer_the_desk_refuses_is_not_learnt_for_other_files_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_: object) -> None:
        raise UserError(Fault(code="reads_only", value="d"))

    given = part()
    given.suggestions = [header()]
    name = desk.name_of(given)
    kept: list[Settings] = []
    table = SimpleNamespace(answers=Settings, answer=refuse)
    monkeypatch.setattr(desk, "desk", lambda: table)
    assert not columns._save(given, {"Mã": "ward_id"})
    assert Headings().load(name) == {}
    assert [notice.key for notice in state.told()] == ["notice.files_unsaved"]
    table.answer = kept.append
    assert columns._save(given, {"Mã": "ward_id"})
    assert Headings().load(name) == {"Mã": "ward_id"}
    assert kept == [Settings(columns={"a.csv": {"Mã": "ward_id"}})]
