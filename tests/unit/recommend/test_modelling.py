"""From a locality and a request to the model."""

from __future__ import annotations

import district
import pytest

from spatial.errors import UserError
from spatial.network import Network
from spatial.recommend import Request, recommend


@pytest.fixture(scope="module")
def town() -> Network:
    return district.town()


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (Request(close=("nowhere",)), "siting_unknown_school"),
        (Request(forced=frozenset({"nothing"})), "siting_unknown_action"),
    ],
)
def test_a_question_that_does_not_fit_is_refused_in_words(
    town: Network, request_: Request, code: str
) -> None:
    with pytest.raises(UserError) as problem:
        recommend(town, request_)
    assert problem.value.faults[0].code == code
    assert problem.value.say(lang="vi")
    assert problem.value.say(lang="en")
