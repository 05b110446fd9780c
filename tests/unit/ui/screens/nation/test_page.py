"""The page of the country, drawn whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_country_is_there_before_any_result(lang: str, open_page: Callable[..., str]) -> None:
    said = open_page("nation", lang=lang)
    assert {"vi": "3.321 nơi chưa có kết quả", "en": "3,321 without a result"}[lang] in said
    assert said.count("data-row=") == 34
