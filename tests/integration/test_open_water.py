"""Nobody of Côn Đảo is sent over the sea, however far he may walk."""

from __future__ import annotations

import numpy as np
import pytest

from spatial import communes, network, questions, read_network
from spatial.network import Network

CON_DAO, VUNG_TAU = "26732", "26506"  # both of Hồ Chí Minh City, open sea between them


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Network:
    folder = tmp_path_factory.mktemp("con-dao")
    for name, content in communes.files(communes.choice([CON_DAO, VUNG_TAU])).items():
        (folder / name).write_bytes(content)
    return read_network(folder)


def test_the_smaller_of_the_two_lands_is_named_as_lying_apart(town: Network) -> None:
    (told,) = [fault for fault in town.warnings if fault.code == "lands_apart"]
    assert told.blanks["wards"] == "Phường Vũng Tàu"  # Côn Đảo has more land than this ward


def test_without_a_longest_walk_every_pair_is_still_on_one_side_of_the_sea(town: Network) -> None:
    schools = town.schools[network.placed(town.schools)]
    pairs = questions.ways(town, network.xy(schools)).within(np.inf).tocoo()
    living = town.cells["ward_id"].to_numpy()[pairs.row]
    standing = schools[town.base_units].to_numpy()[pairs.col]
    assert {CON_DAO, VUNG_TAU} == set(living)
    assert set(zip(living, standing, strict=True)) == {(CON_DAO, CON_DAO), (VUNG_TAU, VUNG_TAU)}


def test_the_nearest_school_of_the_island_is_on_the_island(town: Network) -> None:
    ashore = town.schools[
        network.placed(town.schools) & (town.schools[town.base_units] == VUNG_TAU)
    ]
    school, metres = questions.ways(town, network.xy(ashore)).nearest()
    island = (town.cells["ward_id"] == CON_DAO).to_numpy()
    assert np.isinf(metres[island]).all()
    assert (school[island] < 0).all()
    assert np.isfinite(metres[~island]).any()
