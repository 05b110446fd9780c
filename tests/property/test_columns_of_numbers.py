"""Two thousand columns of numbers as offices write them: each is read right, or asked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial.errors import Severity
from spatial.intake.checking import check
from spatial.intake.checking.check import Checked
from spatial.intake.reading import headers
from spatial.intake.reading.find import Source

VARIANTS = 2_000
HEADERS = {"m2": 1.0, "ha": 10_000.0, "1.000 m2": 1_000.0, "km2": 1_000_000.0}
SIGNS = {"vietnamese": (".", ","), "english": (",", "."), "spaced": (" ", ",")}
LOSING = 1_000  # from here on a number has thousands to part
STYLES = ("plain", "vietnamese", "english", "spaced", "with unit", "lost zeros", "float lost zeros")


def parted(value: float, sign: str, mark: str) -> str:
    """Write a number with its thousands parted, as many decimals as it has."""
    whole, _, part = f"{value:.15g}".partition(".")
    text = f"{int(whole):,}".replace(",", sign)
    return text + (mark + part if part else "")


def written(value: float, style: str) -> object:
    """Write one value as one hand would."""
    if style in SIGNS:
        return parted(value, *SIGNS[style])
    if style == "with unit":
        return f"{parted(value, *SIGNS['vietnamese'])} m²"
    if style.endswith("lost zeros") and value >= LOSING:
        return value / LOSING if style.startswith("float") else f"{value / LOSING:.15g}"
    return f"{value:.15g}"


def column(draw: np.random.Generator) -> tuple[list[float], list[object], str]:
    """Make the land of some schools [m2], as it is and as somebody wrote it, and the unit."""
    unit = str(draw.choice(list(HEADERS), p=[0.6, 0.2, 0.1, 0.1]))
    size = int(draw.integers(3, 13))
    step = float(draw.choice([0.5, 1, 10, 100]))
    truth = [float(draw.integers(400 / step, 40_000 / step)) * step for _ in range(size)]
    styles = STYLES if unit == "m2" else STYLES[:3]
    style = str(draw.choice(styles))
    cells = [written(value / HEADERS[unit], style) for value in truth]
    if draw.random() < 0.5:  # one value in another hand
        odd = int(draw.integers(size))
        cells[odd] = written(truth[odd] / HEADERS[unit], str(draw.choice(styles)))
    if draw.random() < 0.1:
        blank = int(draw.integers(size))
        cells[blank], truth[blank] = str(draw.choice(["–", ""])), float("nan")
    return truth, cells, unit


def read(cells: list[object], unit: str, footnote: str, rooms: list[object]) -> Checked:
    """Read the column from a sheet beside the rooms of its schools."""
    frame = pd.DataFrame(
        {
            "school_id": [f"s{at}" for at in range(len(cells))],
            "level": "tieu_hoc",
            "rooms": pd.Series(rooms, dtype=object),
            "land_m2": pd.Series(cells, dtype=object),
        }
    )
    header = f"Diện tích đất ({unit}){footnote}"
    frame.attrs["scales"] = {"land_m2": headers.scale_of(header, "land_m2", "school_levels")}
    name = "school_levels.csv"
    return check.typed(frame, Source(name=name, path=Path(name), table="school_levels"))


@pytest.mark.parametrize("seed", range(4))
def test_a_column_is_read_right_or_asked_never_wrong_in_silence(seed: int) -> None:
    draw = np.random.default_rng(seed)
    right = asked = 0
    for _ in range(VARIANTS // 4):
        truth, cells, unit = column(draw)
        known = draw.random() < 0.7  # else nothing but the land itself is a witness
        rooms = [int(draw.integers(4, 40)) if known else "" for _ in truth]
        done = read(cells, unit, str(draw.choice(["", " (1)", " (*)"])), rooms)
        told = [
            fault
            for fault in done.faults
            if fault.severity is Severity.ERROR and fault.code != "blank"
        ]
        if told:
            asked += 1
            continue
        values = done.frame["land_m2"].tolist()
        assert values == pytest.approx(truth, nan_ok=True), (cells, unit, done.faults)
        right += 1
    assert right + asked == VARIANTS // 4
    assert right > asked  # asking every time would be no reading
