"""Schools without a place, said by every command that sends pupils on their way."""

from __future__ import annotations

from collections.abc import Iterable

import click

from spatial import questions, words
from spatial.network import Network
from spatial.records import Level


def tell(town: Network, levels: Iterable[Level], lang: str) -> None:
    """Say how many schools of each level take part in no walk; nothing where all do."""
    for level in levels:
        lost, every = questions.without_place(town, level)
        if lost:
            blanks = {"level": words.say(f"level.{level}", lang=lang), "lost": lost, "all": every}
            click.echo(words.say("catchment.without_place", lang=lang, **blanks), err=True)
