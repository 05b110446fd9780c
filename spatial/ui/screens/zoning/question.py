"""The plain question of zones: who goes to which school, and which school has too many."""

from __future__ import annotations

import numpy as np

from spatial import words
from spatial.ui.screens.zoning import model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.cards import about
from spatial.ui.widgets.markup import tag, text

HALF = 0.5  # pupils beyond the seats the screen can show


def html(seen: Seen, work: ZoneWork) -> str:
    """Draw the question, and its answer in one sentence: before a search what there is to share."""
    lang, zones = seen.lang, work.judged
    pupils, seats = float(work.asked.pupils.sum()), float(work.asked.seats.sum())
    full = int((zones.over >= HALF).sum())
    worst = int(np.argmax(zones.over)) if len(zones.over) else 0
    figures = {
        "cells": float(work.case.question.told.sum()),
        "schools": float(len(work.schools)),
        "pupils": pupils,
        "seats": seats,
        "least": max(0.0, pupils - seats),
        "used": float((zones.parts > 0).sum()),
        "full": float(full),
        "over": zones.beyond,
        "most": float(zones.over[worst]) if full else 0.0,
    }
    blanks: dict[str, object] = {
        name: words.number(value, lang=lang) for name, value in figures.items()
    }
    blanks |= {"level": _whom(seen), "about": about(seen)}
    if full:
        names = work.case.assessment.network.school_names(work.case.level)
        blanks["school"] = names[str(work.schools[worst])]
    if work.standing is None:
        key = "short" if pupils - seats >= HALF else "enough"
    else:
        key = "over" if full else "fits"
    asked = say("zone.question.asked", lang=lang, **blanks)
    answer = say(f"zone.question.{key}", lang=lang, **blanks)
    return tag("p", text(asked), css="tl-lead") + tag("p", text(answer), css="tl-headline")


def _whom(seen: Seen) -> str:
    """Name the level, and its first grade where the zones are for that alone."""
    level = say(f"level.{seen.level}", lang=seen.lang)
    if not model.enters(seen):
        return level
    grade = say("zone.for_first", lang=seen.lang, grade=model.GRADES[seen.level])
    return f"{level}, {grade}"
