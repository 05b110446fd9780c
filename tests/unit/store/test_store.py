"""The names of the store come from their modules when they are asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from spatial import store


def test_every_name_is_there_and_no_other() -> None:
    assert all(getattr(store, name).__name__ == name for name in store.__all__)
    with pytest.raises(AttributeError, match="Loaclities"):
        _ = store.Loaclities


def test_a_first_screen_is_looked_up_without_tables() -> None:
    asked = "import sys; from spatial.store import first_screens; print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
