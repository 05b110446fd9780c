"""A town each of whose texts would like to be a template, a script, a label or a formula."""

from __future__ import annotations

from pathlib import Path

import odd_towns
import yaml
from odd_towns import OddTown

#: What a text may try; each is only ever to be shown.
TRIES = (
    "{{1234*5678}}",
    "{{9**(9**9)}}",
    "{{ cycler.__init__.__globals__.os.getpid() }}",
    "{% for a in range(9**9) %}{% endfor %}",
    "{%",
    "}}",
    "{# 1",
    "#}",
    "<script>alert(1)</script>",
    "</script>",
    "<img src=//evil.example/x onerror=alert(1)>",
    "`${alert(2)}`",
    "\"');alert(3);//",
    "\\{{1}}\\",
    "![x](//evil.example/x.png)",
    "[x](javascript:alert(4))",
    "$\\frac{1}{2}$ :red[x]",
    "datum['x']",
    "=1;＝1",
    "\N{RIGHT-TO-LEFT OVERRIDE}abc\N{POP DIRECTIONAL FORMATTING}",
    "a\N{LINE SEPARATOR}b\N{PARAGRAPH SEPARATOR}c",
)
ALL = " ".join(TRIES)
RESULT = "7006652"  # of the first, were it run
SEED = 57  # a town of two wards that has every table
_KEYS = ("_id", "_node")
_TEXTS = frozenset({"ward", "name", "source", "financing"})


def town(folder: Path, said: str = ALL) -> Path:
    """Write a town whose codes, names and labels all say this."""
    made = odd_towns.plain(SEED, "hostile words")
    made.tables["neighbourhoods"] = _neighbourhoods(made)
    for rows in made.tables.values():
        for row in rows:
            for column, value in row.items():
                if value and (column.endswith(_KEYS) or column in _TEXTS):
                    row[column] = f"{value} {said}"
    for row in (*made["developments"], *made["pupils"]):
        row["name" if "units" in row else "source"] = said
    both = {"vi": said, "en": said}
    about = {
        "locality": said,
        "name": dict(both),
        "notice": dict(both),
        "attribution": [said],
        "units": {"wards": {"label": dict(both)}},
    }
    made.files["locality.yaml"] = yaml.safe_dump(about, allow_unicode=True)
    return made.write(folder)


def _neighbourhoods(made: OddTown) -> list[odd_towns.Row]:
    return [
        {
            "neighbourhood_id": f"n{number}",
            "name": f"Khu phố {number}",
            "ward_id": ward["ward_id"],
            "people": 900,
            "geometry": ward["geometry"],
        }
        for number, ward in enumerate(made["wards"])
    ]
