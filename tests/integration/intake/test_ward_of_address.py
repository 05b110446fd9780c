"""The ward an address names."""

from __future__ import annotations

import pandas as pd
import pytest

from spatial.intake.checking import addresses, ward_names

KNOWN = ward_names.gazetteer(
    pd.DataFrame(
        {
            "ward_id": ["26764", "27208", "26770"],
            "ward": ["Phường Thạnh Xuân", "Phường 5", "Phường Hiệp Thành"],
        }
    )
)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("12 Lê Văn Khương, phường Thạnh Xuân, Quận 12", "26764"),
        ("KP 5, P. 5, Quận 11", "27208"),
        ("Phường 5, Quận 11", "27208"),
        ("Số 5 đường 5 P.05 Q.11", "27208"),
        ("12 Lê Văn Khương P. Hiệp Thành Q12", "26770"),
        ("khu phố 2, p.hiệp thành", "26770"),
        ("12 Hiệp Thành, P. Tân Thới Nhất", None),
        ("5 Phan Đăng Lưu", None),
        ("", None),
    ],
)
def test_the_rank_before_a_name_tells_the_ward_from_streets_and_quarters(
    address: str, code: str | None
) -> None:
    assert addresses.of_address(address, KNOWN) == code


def test_a_code_that_a_sheet_holds_as_a_decimal_is_the_code() -> None:
    assert ward_names.find("27208.0", KNOWN) == "27208"
