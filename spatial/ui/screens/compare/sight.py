"""What the page looks at: several scenarios under the same choices."""

from __future__ import annotations

from dataclasses import dataclass

from spatial.assessment import Assessment
from spatial.records import Level
from spatial.ui.screens.compare.selection import ComparedScenario
from spatial.ui.session import assessments, method
from spatial.ui.session.assessments import LocalitySource, Seen
from spatial.ui.session.method import Method
from spatial.ui.session.view import View


@dataclass(frozen=True, kw_only=True)
class CompareView:
    """
    Several scenarios under the same choices.

    Attributes
    ----------
    scenarios
        Two to four; the first is what the others are held against.
    seens
        What each shows, in the same order.
    """

    scenarios: tuple[ComparedScenario, ...]
    seens: tuple[Seen, ...]

    @property
    def lang(self) -> str:
        """Language of the screen."""
        return self.seens[0].lang

    @property
    def level(self) -> Level:
        """Level shown."""
        return self.seens[0].level

    @property
    def names(self) -> tuple[str, ...]:
        """What the scenarios are called."""
        return tuple(one.name for one in self.scenarios)

    @property
    def held(self) -> dict[str, Assessment]:
        """What was assessed, by name."""
        return dict(zip(self.names, (one.after for one in self.seens), strict=True))

    @property
    def way(self) -> Method:
        """Way of counting rooms."""
        return method.for_rooms(self.seens[0].view.method, self.seens[0].rules)

    @property
    def rooms(self) -> str:
        """Column of the shortage of rooms: the profile's own where the way is the profile's."""
        if self.way is method.of_profile(self.seens[0].rules):
            return "rooms_short_per_10k"
        return method.columns(self.way).short


def see(source: LocalitySource, view: View, scenarios: tuple[ComparedScenario, ...]) -> CompareView:
    """Assess every scenario by the one road."""
    seens = tuple(assessments.see(source, view, one.proposals) for one in scenarios)
    return CompareView(scenarios=scenarios, seens=seens)
