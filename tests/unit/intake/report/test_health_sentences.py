"""The state of the data in sentences, each unknown with its reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from locality import Locality

from spatial.intake import examine
from spatial.intake.report import health, health_sentences
from spatial.intake.report.health import Health

TODAY = date(2026, 11, 22)


def of(town: Locality, folder: Path) -> Health:
    """Examine the state of a town."""
    return health.examine(examine(town.write(folder)), today=TODAY)


def test_what_cannot_be_reckoned_is_said_with_its_reason(tmp_path: Path) -> None:
    found = of(Locality(), tmp_path)
    assert {"streets", "cells", "school_pupils", "pupils", "one_year", "parcels"} <= set(
        found.unable
    )
    assert any("mạng đường" in line for line in health_sentences.sentences(found, lang="vi"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_files_that_cannot_be_used_still_tell_their_state(tmp_path: Path, lang: str) -> None:
    town = Locality(without={"residents"})
    found = of(town, tmp_path)
    assert found.filled
    assert found.balances == ()
    assert health_sentences.sentences(found, lang=lang)
