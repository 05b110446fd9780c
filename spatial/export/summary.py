"""The locality's figures, the norms behind them and what is uncertain, as one JSON file."""

from __future__ import annotations

import json
from typing import Any

from spatial import caveats, defaults, words
from spatial.assessment import Assessment
from spatial.export import nursery
from spatial.norms import Norm
from spatial.records import LEVELS
from spatial.scenario import ScenarioCard


def json_bytes(assessment: Assessment, *, lang: str, card: ScenarioCard | None = None) -> bytes:
    """
    Write the summary of an assessment.

    Returns
    -------
    bytes
        UTF-8 JSON: options, ``levels`` by level, ``total``, norms with clause and confidence,
        kinds, what counts as a pupil, ``rooms_untold`` (wards whose rooms are not known, and what
        the sums are of, where there are such; beside it ``land_untold`` where land is of fewer),
        ``yardstick`` (whose target rooms per 10,000 are, with a caution where it is another
        province's), warnings. The same bytes for the same assessment: it carries no date.
    """
    options, locality = assessment.options, assessment.network.locality
    tree = {
        "locality": locality.name.get(lang, locality.key),
        "year": options.year,
        "profile": options.profile,
        "norms_on": assessment.rules.on.isoformat(),
        "units": options.units,
        "catchment": options.catchment,
        "two_session_share": options.two_session_share,
        "public_only": options.public_only,
        "nursery_rooms": options.nursery_rooms,
        "count_projects": options.count_projects,
        "scenario": options.scenario,
        "engine": None if options.scenario == "published" else options.engine,
        "residents_year": assessment.demand.residents_year,
        "proposals": len(assessment.network.proposals),
        **({} if card is None else {"planners_scenario": card.tree()}),
        **assessment.summary(),
        **({} if assessment.nursery.empty else {"nursery": nursery.figures(assessment)}),
        "kinds": {str(level): str(kind) for level, kind in assessment.levels["kind"].items()},
        "pupils_basis": {
            level.value: basis.value for level, basis in assessment.demand.basis.items()
        },
        **_untold(assessment, lang),
        "yardstick": _yardstick(assessment, lang),
        "norms": [_norm(norm, lang) for norm in assessment.rules.all_norms()],
        "rounding": words.say("export.rounding", lang=lang),
        "notice": locality.notice.get(lang, ""),
        "warnings": [fault.say(lang=lang) for fault in assessment.network.warnings],
    }
    return (json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def _untold(assessment: Assessment, lang: str) -> dict[str, Any]:
    """Name by level the wards whose rooms or land are not known; nothing where all are."""
    rooms, land = (
        {level.value: assessment.untold(level, have=have).to_list() for level in LEVELS}
        for have in ("rooms_have", "land_have_m2")
    )
    if rooms == land:
        land = {}
    if not any(land.values()) and not any(rooms.values()):
        return {}
    return {
        "rooms_untold": rooms,
        **({"land_untold": land} if land else {}),
        "rooms_untold_note": {
            level.value: caveats.sums(assessment, level, lang=lang) for level in LEVELS
        },
    }


def _yardstick(assessment: Assessment, lang: str) -> dict[str, str]:
    """Say whose target the rooms per 10,000 are: one's own, another province's, everybody's."""
    norm = assessment.rules.rooms_per_10k
    foreign = defaults.foreign_yardstick(assessment.network, assessment.rules)
    return {
        "norm_id": norm.norm_id,
        "province": norm.place,
        "kind": "another_province" if foreign else "own" if norm.place else "everywhere",
        "caution": caveats.elsewhere(assessment, lang=lang).strip(),
    }


def _norm(norm: Norm, lang: str) -> dict[str, Any]:
    """Cite one norm."""
    return {
        "norm_id": norm.norm_id,
        "label": norm.label[lang],
        "level": None if norm.level is None else norm.level.value,
        "value": norm.value,
        "unit": norm.unit,
        "source": norm.source,
        "clause": norm.clause,
        "confidence": norm.confidence.value,
        "binding": norm.binding.value,
    }
