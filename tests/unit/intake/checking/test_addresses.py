"""Which ward an address, or the name of a school, names."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from spatial.intake.checking import addresses, ward_names

KNOWN = ward_names.gazetteer(
    pd.DataFrame(
        {
            "ward_id": ["26770", "26773", "26800"],
            "ward": ["Phường Hiệp Thành", "Phường Tân Thới Hiệp", "Xã An Phú"],
        }
    )
)
FORMER = dataclasses.replace(KNOWN, former={"3": "26770", "3, 11": "26770"})


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("12 Lê Văn Khương, P. Hiệp Thành, Q.12", "26770"),
        ("Phường Tân Thới Hiệp", "26773"),
        ("1 Lê Lợi; xã An Phú; huyện X", "26800"),
        ("1 Lê Lợi – P. Hiep Thanh – TP.HCM", "26770"),
        ("12 Hiệp Thành", None),  # a street of that name is no ward
        ("P. Hiệp Thành, P. Tân Thới Hiệp", None),
        ("P. Đâu Đó", None),
        ("", None),
    ],
)
def test_an_address_names_a_ward_by_its_rank(address: str, code: str | None) -> None:
    assert addresses.of_address(address, KNOWN) == code


def test_a_ward_stands_in_the_brackets_behind_a_school_s_name() -> None:
    named = pd.DataFrame({"ward_id": ["26770"], "ward": ["Phường Hiệp Thành"]})
    wards = ward_names.gazetteer(named)
    assert addresses.of_name("TH Kim Đồng (P. Hiệp Thành)", wards) == "26770"
    assert addresses.of_name("TH Kim Đồng (cơ sở 2)", wards) is None
    assert addresses.of_name("TH Kim Đồng", wards) is None


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("1 Lạc Long Quân, Phường 3, Quận 11", "26770"),
        ("1 Lạc Long Quân, P.3", "26770"),
        ("P3-Q11", None),
        ("1 An Dương Vương, Phường 3, Quận 5", None),  # of another district
    ],
)
def test_an_old_ward_is_known_in_its_district(address: str, code: str | None) -> None:
    assert addresses.of_address(address, FORMER) == code


def test_an_address_in_wards_of_elsewhere_is_told_from_one_that_names_none() -> None:
    assert addresses.elsewhere("1 Lê Lợi, Phường Bến Thành, Quận 1", KNOWN)
    assert not addresses.elsewhere("1 Lê Lợi, P. Hiệp Thành", KNOWN)
    assert not addresses.elsewhere("1 Lê Lợi", KNOWN)
