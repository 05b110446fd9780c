"""Roles people were given: who gives them, where they count, and that they are never unlearned."""

from __future__ import annotations

import pytest

from spatial.errors import UserError
from spatial.roles import EVERYONE, Role
from spatial.scenario import Scenario
from spatial.store import Workspace, rights
from spatial.store.people import GivenRoles
from spatial.store.place import Place

AN, BINH = rights.secret_of("an@so.example"), rights.secret_of("binh@so.example")


def _saves(where: Place, visitor: str, locality: str = "town") -> bool:
    store = Workspace(where, visitor=visitor)
    try:
        store.save(store.new_id(), Scenario(), locality=locality)
    except rights.RoleShort:
        return False
    return True


def test_whoever_signs_in_plans_until_the_first_role_is_given(where: Place) -> None:
    assert _saves(where, AN)
    GivenRoles(where).give("binh@so.example", Role.PLANNER)
    assert not _saves(where, AN)
    assert _saves(where, BINH)


def test_a_role_counts_where_it_was_given(where: Place) -> None:
    GivenRoles(where).give("an@so.example", Role.PLANNER, locality="town")
    assert _saves(where, AN)
    assert not _saves(where, AN, locality="village")


def test_a_scenario_is_not_taken_to_another_locality_by_naming_that(where: Place) -> None:
    store = Workspace(where, visitor=AN)
    store.save("s", Scenario(), locality="village")
    GivenRoles(where).give("an@so.example", Role.PLANNER, locality="town")
    with pytest.raises(rights.RoleShort):
        store.save("s", Scenario(), locality="town")


def test_taking_away_the_last_role_does_not_let_everybody_plan_again(where: Place) -> None:
    people = GivenRoles(where)
    people.give("an@so.example", Role.PLANNER)
    people.take("an@so.example")
    assert people.listed() == []
    assert not _saves(where, AN)


def test_what_everybody_is_counts_for_whom_nothing_else_was_given(where: Place) -> None:
    GivenRoles(where).give(EVERYONE, Role.PLANNER)
    assert _saves(where, AN)


def test_an_administrator_of_a_locality_gives_roles_there_and_nowhere_else(where: Place) -> None:
    GivenRoles(where).give("an@so.example", Role.ADMINISTRATOR, locality="town")
    an = GivenRoles(where, visitor=AN)
    an.give("binh@so.example", Role.PLANNER, locality="town")
    assert _saves(where, BINH)
    with pytest.raises(rights.RoleShort):
        an.give("binh@so.example", Role.PLANNER)
    with pytest.raises(rights.RoleShort):
        GivenRoles(where, visitor=BINH).give("binh@so.example", Role.ADMINISTRATOR, locality="town")


def test_a_role_nobody_has_is_not_taken_away(where: Place) -> None:
    with pytest.raises(UserError):
        GivenRoles(where).take("an@so.example")


def test_a_role_given_by_login_reaches_the_proxy_s_letters_and_the_sign_in_s(where: Place) -> None:
    by_proxy = rights.secret_of("An@So.example")
    people = GivenRoles(where)
    people.give("An@So.example", Role.PLANNER)
    assert _saves(where, AN)
    assert _saves(where, by_proxy)
    assert [one.login for one in people.listed()] == ["an@so.example"]
    people.give("an@so.example", Role.VIEWER)  # in the place of the one he has, however he comes
    assert not _saves(where, by_proxy)
    people.give("an@so.example", Role.PLANNER)
    assert _saves(where, by_proxy)
    people.take("AN@SO.example")
    assert not _saves(where, AN)
    assert not _saves(where, by_proxy)
    assert people.listed() == []
