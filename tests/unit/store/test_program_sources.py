"""The mark of the program is that of its sources."""

from __future__ import annotations

from spatial.store.program_sources import program_mark


def test_the_mark_of_the_program_is_the_same_at_every_call() -> None:
    program_mark.cache_clear()
    first = program_mark()
    program_mark.cache_clear()
    assert program_mark() == first
