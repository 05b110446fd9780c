"""What the server refused of a visit's uploads is told once, and stays to be read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from spatial.errors import Fault
from spatial.ui.session import refused_uploads, state

TOO_MANY = Fault(code="upload_too_many", value="61")


@pytest.fixture(name="refused")
def _refused(monkeypatch: pytest.MonkeyPatch, session: Any) -> list[SimpleNamespace]:  # noqa: ANN401, ARG001
    """Give the server's list of refusals of this visit, to be added to."""
    refusals: list[SimpleNamespace] = []
    visit = SimpleNamespace(name="s")
    monkeypatch.setattr(refused_uploads.visitor, "of_thread", lambda: visit)
    monkeypatch.setattr(refused_uploads.upload_refusals, "of", lambda _: tuple(refusals))
    return refusals


def test_a_visit_without_refusals_is_told_nothing(
    refused: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(state, "tell", lambda *_, **words: told.append(words))
    refused_uploads.begin()
    assert refused_uploads.faults() == ()
    assert (told, refused) == ([], [])


def test_a_refusal_is_told_once_and_stays_to_be_read(
    refused: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(state, "tell", lambda _, *, faults: told.extend(faults))
    refused.append(SimpleNamespace(number=1, fault=TOO_MANY))
    refused_uploads.begin()
    refused_uploads.begin()
    assert told == [TOO_MANY]
    assert refused_uploads.faults() == (TOO_MANY,)
    refused.append(SimpleNamespace(number=2, fault=TOO_MANY))
    refused_uploads.begin()
    assert told == [TOO_MANY, TOO_MANY]


def test_outside_a_visit_there_is_nothing_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refused_uploads.visitor, "of_thread", lambda: None)
    assert refused_uploads.faults() == ()
