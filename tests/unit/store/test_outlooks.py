"""Outlooks kept: the newest opens, another's is refused."""

from __future__ import annotations

import pytest
from outlooks import FULL

from spatial.errors import UserError
from spatial.export import outlook as files
from spatial.records import Outlook
from spatial.store import Outlooks
from spatial.store.place import Place


def test_the_newest_revision_opens(where: Place) -> None:
    kept = Outlooks(where)
    name = kept.new_id()
    assert kept.save(name, files.text(FULL), locality="q") == 1
    assert kept.save(name, files.text(Outlook()), locality="q") == 2
    assert kept.load(name, locality="q") == files.text(Outlook())


def test_an_outlook_of_another_locality_or_of_nobody_is_refused(where: Place) -> None:
    kept = Outlooks(where)
    with pytest.raises(UserError):
        kept.load("a", locality="q")
    kept.save("a", "{}", locality="q")
    with pytest.raises(UserError):
        kept.load("a", locality="r")
