"""Why uploads were refused is kept for an open page, once each, until it sends others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from spatial.errors import Fault
from spatial.ui.server import upload_refusals

MANY, FULL = Fault(code="upload_many"), Fault(code="upload_full")


class Pages:
    """A runtime of some open pages."""

    def __init__(self, *names: str) -> None:
        self.opened = set(names)

    @staticmethod
    def exists() -> bool:
        return True

    def instance(self) -> Pages:
        return self

    def is_active_session(self, page: str) -> bool:
        return page in self.opened


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


@pytest.mark.usefixtures("pages")
def test_a_page_has_each_reason_once_and_no_other_page_has_it() -> None:
    for fault in (MANY, MANY, FULL):
        upload_refusals.tell("an", fault)
    assert faults("an") == [MANY, FULL]
    assert faults("binh") == []


@pytest.mark.usefixtures("pages")
def test_the_next_refusal_after_a_new_start_has_a_number_of_its_own() -> None:
    upload_refusals.tell("an", MANY)
    (first,) = upload_refusals.of("an")
    upload_refusals.forget("an")
    upload_refusals.tell("an", MANY)
    (second,) = upload_refusals.of("an")
    assert second.number > first.number


def test_nothing_is_kept_for_a_page_that_is_not_open_or_has_been_closed(pages: Pages) -> None:
    upload_refusals.tell("gone", MANY)
    assert faults("gone") == []
    upload_refusals.tell("an", MANY)
    pages.opened.remove("an")
    upload_refusals.tell("binh", FULL)
    assert faults("an") == []


def test_without_a_server_nothing_is_told() -> None:
    upload_refusals.tell("an", MANY)
    assert faults("an") == []
