"""The package itself: its names are imported when somebody asks for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

import spatial


def test_an_unknown_name_is_an_attribute_error_and_every_known_one_is_listed() -> None:
    with pytest.raises(AttributeError, match="forecst"):
        _ = spatial.forecst
    assert set(spatial.__all__) <= set(dir(spatial))


def test_every_public_name_comes_from_its_home() -> None:
    asked = "import spatial; print(*(getattr(spatial, name).__name__ for name in spatial.__all__))"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    called = {"project": "forecast", "propose": "apply", "recommend_network": "recommend"}
    assert done.stdout.split() == [called.get(name, name) for name in spatial.__all__]
