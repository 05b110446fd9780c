"""How much one may ask of the server: every ceiling is one, and fits the others."""

from __future__ import annotations

import dataclasses

import pytest

from spatial.store.uploads import ROOM
from spatial.ui.server.limits import SERVER, ServerLimits


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(ServerLimits)])
def test_every_ceiling_is_above_nothing_and_finite(field: str) -> None:
    assert 0 < getattr(SERVER, field) < 10**10


def test_ceilings_cannot_be_moved_while_the_server_runs() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        SERVER.sessions = 1  # type: ignore[misc]


def test_every_page_open_has_a_connection_and_others_are_left_for_files() -> None:
    assert SERVER.connections > 2 * SERVER.sessions


def test_patience_grows_from_the_head_over_a_pause_to_the_whole_request() -> None:
    assert SERVER.head_s < SERVER.quiet_s < SERVER.body_s


def test_all_uploads_together_have_room_for_several_planners() -> None:
    assert SERVER.uploads_bytes >= 3 * ROOM.total_bytes


def test_a_message_of_a_page_is_far_smaller_than_a_file() -> None:
    assert SERVER.message_bytes < ROOM.file_bytes
