"""A profile of the planner's own, in use."""

from __future__ import annotations

import dataclasses

import pytest

from spatial import norms
from spatial.norms import Profile


@pytest.fixture
def own() -> Profile:
    """Give an own profile made of the plan's."""
    return dataclasses.replace(norms.shipped("quan12-2024"), name="của tôi")
