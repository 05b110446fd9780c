"""Schools: their checks, those of the norms to begin with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_is_drawn_whole_in_the_language_chosen(
    lang: str, open_page: Callable[..., str], asked: dict[str, dict[str, Any]]
) -> None:
    html = open_page("schools", lang=lang)
    assert "{" not in html.split("</style>")[-1]
    sections = asked["schools.section"]["given"][0]
    first = ["checks", "staffing", "rooms_built", "preschools", "institutions"]
    assert sections == [*first, "standard", "mergers", "public_primary"]
