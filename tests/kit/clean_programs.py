"""Programs of the tests, beside the one that tries them: each begun with no thread of it."""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import BaseContext

SAVERS_USE = [
    "spatial.scenario",
    "spatial.store.workspace",
    "spatial.store.server",
    "sqlalchemy.dialects.postgresql.pg8000",
    "pg8000",
]
LATEST_S = 120  # a program that has said nothing by then hangs


def context() -> BaseContext:
    """
    Return what starts programs whose parent has one thread only.

    A program forked from the tests themselves has a copy of every lock another thread held at
    that moment, and nobody there to open it: it waits for ever.
    """
    clean = multiprocessing.get_context("forkserver")
    clean.set_forkserver_preload(SAVERS_USE)  # so that each begins at once
    return clean
