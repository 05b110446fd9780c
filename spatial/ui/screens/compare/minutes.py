"""The minutes of a comparison: the document of exactly the scenarios compared."""

from __future__ import annotations

import json

from spatial import clock
from spatial.commands import compared_scenarios
from spatial.commands.compared_scenarios import ComparedScenarios, ScenarioName
from spatial.export import geojson, products
from spatial.export.documents import DocumentKind, DocumentSource
from spatial.ui.screens.compare.sight import CompareView
from spatial.ui.session import page_command

FILE = f"{DocumentKind.MINUTES}.docx"


def docx(view: CompareView) -> bytes:
    """Make the document; it names each scenario, what it is about and whether it is approved."""
    last = view.seens[-1]
    source = DocumentSource(
        assessment=last.after,
        before=view.seens[0].after,
        on=last.view.on or clock.today(),
        lang=view.lang,
        compared=dict(zip(view.names, (one.after for one in view.seens), strict=True)),
        map_level=view.level,
        cards=tuple(one.card for one in view.scenarios if one.card is not None),
    )
    (content,) = products.files((DocumentKind.MINUTES.value,), source).values()
    return content


def files(view: CompareView) -> dict[str, bytes]:
    """Make the table of every figure, and of several scenarios the layer of what differs."""
    return compared_scenarios.files(view.held, view.level, rooms=view.rooms, lang=view.lang)


def told(view: CompareView) -> bytes:
    """Write the manifest of the files, and of several scenarios of the minutes."""
    made = files(view)
    several = len(view.scenarios) > 1
    if several:
        made[FILE] = docx(view)
    named = ComparedScenarios(
        rooms=view.rooms,
        scenarios=tuple(
            ScenarioName(name=one.name, card=one.card, proposed=bool(one.proposals))
            for one in view.scenarios
        ),
    )
    tree = json.dumps(named.tree(), ensure_ascii=False).encode()
    given = [("compared", ("so-sanh.json", tree))]
    for number, one in enumerate(view.scenarios):
        if one.proposals:
            given.append(("also", (f"pa-{number}.geojson", geojson.proposals(one.proposals))))
    asked = page_command.command(
        view.seens[0],
        "report",
        *("--kind", DocumentKind.MINUTES.value, "--level", view.level.value),
        without=("proposals",),
        files=given,
    )
    return page_command.manifest_bytes(view.seens[0], asked, made)
