"""Long work ends when nobody waits for it, and only the work begun inside."""

from __future__ import annotations

import threading

import pytest

from spatial.cancellation import (
    Cancelled,
    can_be_cancelled,
    cancelled_when,
    check_cancelled,
    is_cancelled,
)
from spatial.errors import TruongLopError, UserError


def test_work_begun_without_a_word_is_never_cancelled() -> None:
    assert not can_be_cancelled()
    assert not is_cancelled()
    check_cancelled()


def test_work_goes_on_while_somebody_waits() -> None:
    with cancelled_when(lambda: False):
        assert can_be_cancelled()
        assert not is_cancelled()
        check_cancelled()


def test_work_ends_once_nobody_waits() -> None:
    with cancelled_when(lambda: True):
        assert is_cancelled()
        with pytest.raises(Cancelled):
            check_cancelled()


def test_the_question_is_asked_anew_each_time() -> None:
    answers = iter([False, False, True])
    with cancelled_when(lambda: next(answers)):
        assert [is_cancelled() for _ in range(3)] == [False, False, True]


def test_the_innermost_question_counts_and_the_outer_one_comes_back() -> None:
    with cancelled_when(lambda: True):
        with cancelled_when(lambda: False):
            assert not is_cancelled()
        assert is_cancelled()
    assert not can_be_cancelled()


def test_after_a_failure_inside_nothing_is_left_behind() -> None:
    with pytest.raises(ZeroDivisionError), cancelled_when(lambda: True):
        _ = 1 // 0
    assert not can_be_cancelled()


def test_another_thread_does_not_hear_of_it() -> None:
    heard: list[bool] = []
    with cancelled_when(lambda: True):
        other = threading.Thread(target=lambda: heard.append(can_be_cancelled()))
        other.start()
        other.join()
    assert heard == [False]


def test_an_end_on_request_is_no_fault_of_the_users() -> None:
    assert issubclass(Cancelled, TruongLopError)
    assert not issubclass(Cancelled, UserError)
