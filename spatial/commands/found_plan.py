"""What a manifest of the page carries of a recommended network: the plans, and which is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from spatial import recommend, yaml_text
from spatial.errors import Fault, UserError
from spatial.intake.single import manifests
from spatial.network import Network
from spatial.norms import Rules
from spatial.recommend import Recommendation, Request, alternatives, serialise
from spatial.records import Options
from spatial.siting.near_best import NearBest

NUMBER, NEAR = "number", "near"
UNREADABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError)

option = click.option(
    "--found",
    type=click.Path(path_type=Path),
    hidden=True,  # nobody asks for it by hand: it stands in the manifests of the page
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlan:
    """
    Plans a search found, as `recommend.written` writes them.

    Attributes
    ----------
    name
        Of the file they were read from.
    tree
        What was written, and under `NUMBER` the position of the plan shown.
    request
        The question they answer.
    """

    name: str
    tree: Mapping[str, Any]
    request: Request

    def again(self, town: Network, options: Options, rules: Rules) -> Recommendation:
        """
        Make the recommendation again without a search.

        Raises
        ------
        UserError
            If the locality no longer offers what the plans do.
        """
        try:
            whole = recommend.again(town, self.tree, options, rules=rules)
            if whole is not None:
                return recommend.pick(whole, int(self.tree[NUMBER]))
        except UNREADABLE as problem:
            raise unreadable(self.name, str(problem)) from problem
        raise UserError(Fault(code="found_plan_gone", file=self.name))

    def beside(self, recommendation: Recommendation) -> NearBest | None:
        """
        Make the plans beside it again; none where none were looked for.

        Raises
        ------
        UserError
            If the locality no longer offers what one of them does.
        """
        if NEAR not in self.tree:
            return None
        try:
            near = alternatives.again(recommendation, self.tree[NEAR])
        except UNREADABLE as problem:
            raise unreadable(self.name, str(problem)) from problem
        if near is None:
            raise UserError(Fault(code="found_plan_gone", file=self.name))
        return near


def json_bytes(recommendation: Recommendation, number: int, near: NearBest | None = None) -> bytes:
    """Write what was found, the position of the plan shown, and the plans beside one of them."""
    tree = recommend.written(recommendation) | {NUMBER: number}
    if near is not None:
        tree[NEAR] = alternatives.written(near)
    return json.dumps(tree, ensure_ascii=False).encode()


def read(path: Path | None) -> FoundPlan | None:
    """
    Read what was found; nothing where no file was named.

    Raises
    ------
    UserError
        If there is no such file, or it holds no plan.
    """
    if path is None:
        return None
    tree, request = question(path)
    return FoundPlan(name=path.name, tree=tree, request=request)


def question(path: Path) -> tuple[dict[str, Any], Request]:
    """
    Read what a search found, and the question it answers.

    Raises
    ------
    UserError
        If there is no such file, or it holds no question.
    """
    if not path.is_file():
        raise UserError(Fault(code="missing_file", value=str(path)))
    text = yaml_text.weigh(manifests.content(path), file=path.name)
    try:
        tree = json.loads(text)
        return tree, serialise.to_request(tree["request"])
    except UNREADABLE as problem:
        raise unreadable(path.name, str(problem)) from problem


def unreadable(name: str, reason: str) -> UserError:
    """Say why a file holds nothing a search found."""
    return UserError(Fault(code="manifest_unreadable", file=name, blanks={"reason": reason}))
