"""The register of odd towns: what is odd, by the name of its kind."""

from __future__ import annotations

from collections.abc import Callable

from tests.kit.odd_towns import OddTown

Oddity = Callable[[OddTown], None]
ODDITIES: dict[str, Oddity] = {}


def odd(make: Oddity) -> Oddity:
    """List a kind under the name of its function."""
    ODDITIES[make.__name__.replace("_", " ").strip()] = make
    return make
