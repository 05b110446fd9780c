"""What leaves the program signed comes back whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from spatial.store import signing


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a home of its own, and where its key will be."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / signing.KEY


def test_a_signed_word_is_read_back() -> None:
    word = signing.signed(["a", "2026-12-05"], purpose="snapshot")
    assert signing.read(word, purpose="snapshot") == ["a", "2026-12-05"]


def test_a_word_changed_made_by_hand_or_for_another_purpose_is_none() -> None:
    word = signing.signed(["a", "2026-12-05"], purpose="snapshot")
    later = signing.signed(["a", "2099-12-05"], purpose="snapshot")
    mixed = later.split(".")[0] + "." + word.split(".")[1]
    for wrong in (mixed, word[:-1], word.split(".")[0], "", "ệ", "."):
        assert signing.read(wrong, purpose="snapshot") is None
    assert signing.read(word, purpose="another") is None


def test_the_key_is_its_owner_s_alone_and_who_removes_it_ends_every_word(key: Path) -> None:
    word = signing.signed(["a"], purpose="snapshot")
    assert key.stat().st_mode & 0o077 == 0
    assert [path.name for path in key.parent.iterdir()] == [signing.KEY]
    key.unlink()
    assert signing.read(word, purpose="snapshot") is None
