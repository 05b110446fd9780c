"""Why uploads were refused is kept for an open page, once each, until it sends others."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from spatial.errors import Fault
from spatial.ui.server import upload_refusals

MANY, FULL = Fault(code="upload_many"), Fault(code="upload_full")


class Pages:
    """A runtime of some open pages, which counts how often each is drawn anew."""

    def __init__(self, *names: str) -> None:
        self.drawn = dict.fromkeys(names, 0)
        self._session_mgr = self

    @staticmethod
    def exists() -> bool:
        return True

    def instance(self) -> Pages:
        return self

    def is_active_session(self, page: str) -> bool:
        return page in self.drawn

    def get_active_session_info(self, page: str) -> SimpleNamespace | None:
        if page not in self.drawn:
            return None

        def rerun(_state: None) -> None:
            self.drawn[page] += 1

        return SimpleNamespace(session=SimpleNamespace(request_rerun=rerun))


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    """Open two pages."""
    opened = Pages("an", "binh")
    monkeypatch.setattr(upload_refusals, "Runtime", opened)
    yield opened
    for page in ("an", "binh", "gone"):
        upload_refusals.forget(page)


def faults(page: str) -> list[Fault]:
    return [one.fault for one in upload_refusals.of(page)]


def test_a_page_is_drawn_anew_and_has_each_reason_once(pages: Pages) -> None:
    for fault in (MANY, MANY, FULL):
        upload_refusals.tell("an", fault)
    assert faults("an") == [MANY, FULL]
    assert pages.drawn == {"an": 3, "binh": 0}
    assert faults("binh") == []


def test_the_next_refusal_after_a_new_start_has_a_number_of_its_own(pages: Pages) -> None:
    upload_refusals.tell("an", MANY)
    (first,) = upload_refusals.of("an")
    upload_refusals.forget("an")
    upload_refusals.tell("an", MANY)
    (second,) = upload_refusals.of("an")
    assert second.number > first.number
    assert pages.drawn["an"] == 2


def test_nothing_is_kept_for_a_page_that_is_not_open_or_has_been_closed(pages: Pages) -> None:
    upload_refusals.tell("gone", MANY)
    assert faults("gone") == []
    upload_refusals.tell("an", MANY)
    del pages.drawn["an"]
    upload_refusals.tell("binh", FULL)
    assert faults("an") == []


def test_without_a_server_nothing_is_told() -> None:
    upload_refusals.tell("an", MANY)
    assert faults("an") == []
