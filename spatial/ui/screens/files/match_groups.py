"""Schools in doubt for their ward alone, asked about together: name and level agree."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from spatial.intake.joining.known_schools import SchoolMatch
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.planner_question import PlannerQuestion
from spatial.ui.text import say

ALL, NONE, EACH = "all", "none", "each"
_AT_LEAST = 2  # one alone is asked about with its map
_NAMED = 3  # schools named in the question


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MatchGroup:
    """
    Listed schools whose only known namesake of their level stands in another ward.

    Attributes
    ----------
    file
        Their list.
    pairs
        The known school by the code of the listed one.
    """

    file: str
    pairs: Mapping[str, SchoolMatch]

    @property
    def key(self) -> str:
        """Name the question is left open under."""
        return f"match {self.file}"


def groups(seat: UploadView) -> list[MatchGroup]:
    """Gather them by list, unless the planner chose to look at each."""
    return [
        MatchGroup(file=table.source.name, pairs=pairs)
        for table in seat.reading.tables
        if table.matching is not None
        and len(pairs := table.matching.elsewhere) >= _AT_LEAST
        and _each(table.source.name) not in seat.told.later
    ]


def questions(seat: UploadView) -> list[PlannerQuestion]:
    """Ask once about all of a list."""
    return [_question(seat, group) for group in groups(seat)]


def _question(seat: UploadView, group: MatchGroup) -> PlannerQuestion:
    """Ask about the schools of one list."""
    lang, pairs = seat.lang, list(group.pairs.values())
    called = [f"{each.listed_name} = {each.known_name}" for each in pairs]
    shown = "; ".join(called[:_NAMED]) + (" …" if len(called) > _NAMED else "")
    return PlannerQuestion(
        key=group.key,
        words=say("files.match.together", lang=lang, count=len(pairs)),
        options={
            name: say(f"files.match.{name}_together", lang=lang) for name in (ALL, NONE, EACH)
        },
        gives=[
            say("files.match.all_gives", lang=lang, names=shown),
            say("files.match.none_gives", lang=lang),
            say("files.match.each_gives", lang=lang),
        ],
        keep=_keep(group),
    )


def _keep(group: MatchGroup) -> Callable[[str], None]:
    """Return what keeps the answer about a group."""

    def keep(answer: str) -> None:
        settings = desk.desk().answers()
        if answer == EACH:
            later = (*settings.later, _each(group.file))
            desk.answer(dataclasses.replace(settings, later=later))
            return
        chosen = {
            listed: pair.known if answer == ALL else NONE for listed, pair in group.pairs.items()
        }
        matches = {**settings.matches.get(group.file, {}), **chosen}
        desk.answer(
            dataclasses.replace(settings, matches={**settings.matches, group.file: matches})
        )

    return keep


def _each(file: str) -> str:
    """Name under which it is kept that the schools of a list are looked at one by one."""
    return f"each {file}"
