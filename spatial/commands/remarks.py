"""What several commands say beside their figures, each in one wording."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from spatial import catchment, caveats, norms, words
from spatial.assessment import Assessment
from spatial.network import MARK, Network
from spatial.records import Level


def say_mark(town: Network, lang: str) -> None:
    """Say what the mark behind a school's name stands for, where any name bears it."""
    if town.apportioned:
        click.echo(f"{MARK} {words.say('explain.apportioned', lang=lang)}")


def caution(assessment: Assessment, lang: str) -> None:
    """Say that the per-10,000 yardstick is another province's target, where it is."""
    if note := caveats.elsewhere(assessment, lang=lang):
        click.echo(note.strip(), err=True)


def rooms_untold(assessment: Assessment, level: str, lang: str) -> str:
    """Say of how many wards the figures of a level, or of all, are; empty where of every ward."""
    return caveats.sums(assessment, None if level == "total" else Level(level), lang=lang)


def walks_said(limit_m: float, lang: str) -> str:
    """Say how far anybody is asked to walk: part of the name of whoever is left over."""
    if norms.any_walk(limit_m):
        return words.say("catchment.any_walk", lang=lang)
    return words.say("catchment.walks_to", lang=lang, metres=words.number(limit_m, lang=lang))


def stress_said(test: catchment.Stress, lang: str, *, limit_m: float) -> str:
    """Say the stress test in a line."""
    figures = {
        "rule": float(test.rule.unserved.sum()),
        "missing": test.missing,
        "misallocated": test.misallocated,
    }
    texts = {name: words.number(value, lang=lang) for name, value in figures.items()}
    walks = walks_said(limit_m, lang)
    return words.say("catchment.stress", lang=lang, walks=walks, **texts)


def report(
    town: Network, lines: Iterable[str], lang: str, *, written: int = 0, folder: Path | None = None
) -> None:
    """Say what is to know of the data, then the answer, then how many files stand in the folder."""
    for warning in town.warnings:
        click.echo(warning.say(lang=lang), err=True)
    for line in lines:
        click.echo(line)
    if folder is not None:
        click.echo(words.say("cli.written", lang=lang, count=written, folder=folder))
