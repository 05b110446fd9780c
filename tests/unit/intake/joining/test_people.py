"""Who lives and learns where: residents, pupils, registers, cells of two wards."""

from __future__ import annotations

from benches import bench, codes, point

from spatial.intake.joining import people


def resident(ward: str, count: float, age: int = 6) -> dict[str, object]:
    return {"ward_id": ward, "year": 2025, "age": age, "people": count}


def test_residents_of_both_wards_are_joined() -> None:
    one = bench(residents=[resident("a", 5), resident("b", 7)])
    found = people.residents(one)
    assert found is not None
    assert found["people"].tolist() == [5, 7]
    assert codes(one) == []


def test_a_ward_without_residents_is_named() -> None:
    one = bench(residents=[resident("a", 5), resident("b", 0)])
    people.residents(one)
    (fault,) = one.faults
    assert (fault.code, fault.value) == ("no_residents", "Đông (b)")


def test_a_ward_whose_row_cannot_be_read_is_not_without_residents() -> None:
    one = bench(residents=[resident("a", 5), resident("b", "?")])  # type: ignore[arg-type]
    people.residents(one)
    assert codes(one) == []


def test_residents_of_a_ward_nobody_has_are_a_fault() -> None:
    one = bench(residents=[resident("a", 5), resident("b", 5), resident("x", 9)])
    found = people.residents(one)
    assert codes(one) == ["unknown_reference"]
    assert found is not None
    assert found["ward_id"].tolist() == ["a", "b"]


def test_without_the_table_nobody_lives_anywhere() -> None:
    one = bench()
    assert people.residents(one) is None
    assert people.registers(one) is None
    assert people.pupils(one).empty


def test_pupils_without_a_set_are_those_of_the_base_set() -> None:
    row = {"units": "", "ward_id": "a", "level": "thcs", "year": 2025, "pupils": 40}
    one = bench(pupils=[row, row | {"ward_id": "", "level": "thpt"}])
    assert people.pupils(one)["units"].tolist() == ["wards", "wards"]
    assert codes(one) == []


def test_pupils_of_a_set_or_ward_nobody_has_are_faults() -> None:
    row = {"units": "wards", "ward_id": "x", "level": "thcs", "year": 2025, "pupils": 40}
    one = bench(pupils=[row, row | {"units": "quarters", "ward_id": ""}])
    people.pupils(one)
    assert [(fault.code, fault.row) for fault in one.faults] == [
        ("unknown_reference", 3),
        ("unknown_reference", 2),
    ]


def cell(name: str, x: float, weight: float = 1.0) -> dict[str, object]:
    ward = "a" if x < 1 else "b"
    return {"cell_id": name, "ward_id": ward, "weight": weight, "geometry": point(x, 0.5)}


def test_weights_of_cells_become_shares_of_their_ward() -> None:
    one = bench(cells=[cell("1", 0.2, 3), cell("2", 0.8, 1), cell("3", 1.5, 9)])
    found = people.cells(one)
    assert found is not None
    assert found["share"].to_dict() == {"1": 0.75, "2": 0.25, "3": 1.0}
    assert found["wards"].to_dict() == {"1": "a", "2": "a", "3": "b"}


def test_a_ward_without_cells_is_named() -> None:
    one = bench(cells=[cell("1", 0.2)])
    people.cells(one)
    (fault,) = one.faults
    assert (fault.code, fault.value) == ("no_cells", "Đông (b)")


def test_a_cell_outside_every_ward_is_a_fault_and_goes() -> None:
    one = bench(cells=[cell("1", 0.2), cell("2", 1.5), cell("3", 7.0)])
    found = people.cells(one)
    assert found is not None
    assert found.index.tolist() == ["1", "2"]
    assert codes(one) == ["cell_outside"]


def test_grades_of_registers_are_held() -> None:
    row = {"ward_id": "a", "year": 2024, "grade": 6, "pupils": 30}
    one = bench(registers=[row, row | {"grade": 15}, row | {"ward_id": "x", "grade": 7}])
    found = people.registers(one)
    assert found is not None
    assert found["grade"].tolist() == [6]
