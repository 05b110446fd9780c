"""Ten offices: the schools of each, and the way each keeps its list (`office_habits`)."""

from __future__ import annotations

import dataclasses

import office_habits as habits
from office_habits import Office, TownSchool, town

_THREE = ("Phường Tân Thới Hiệp", "Phường 5", "Phường Thạnh Lộc")
_XA = ("Xã Trà Leng", "Xã Trà Dơn")


def _several(*names: str) -> list[TownSchool]:
    """Give schools of two levels on one site, each level with its own figures."""
    pairs = (("tieu_hoc", "thcs"), ("thcs", "thpt"))
    return [
        TownSchool(
            name=name, level=level, ward=at % 2, rooms=8 + 3 * at + step,
            land_m2=2_500 + 731 * at + 97 * step, pupils=260 + 37 * at + 11 * step,
        )
        for at, name in enumerate(names)
        for step, level in enumerate(pairs[at % 2])
    ]  # fmt: skip


def _private(own: list[TownSchool], *which: int) -> list[TownSchool]:
    """Make some schools private."""
    return [dataclasses.replace(s, private=at in which) for at, s in enumerate(own)]


OFFICES = {
    "a mountain district": Office(
        wards=_XA,
        own=town("Sơn Ca, Hoa Ban, Bản Mới, Kim Đồng, Trà Leng, Võ Nguyên Giáp, Nội Trú, Trà Dơn, "
                 "Nguyễn Bỉnh Khiêm, Tắk Pổ, Nam Trà My, Phan Châu Trinh", 2, 1),
        keep=habits.mountain,
    ),
    "a town district": Office(
        wards=_THREE,
        own=town("Họa Mi 1, Họa Mi 2, 19/5, Bông Sen, Nguyễn Khuyến, Quang Trung, Võ Văn Tần, "
                 "Thuận Kiều, Trần Quang Cơ, Nguyễn Hiền, Thạnh Lộc, Trường Chinh", 3, 2),
        keep=habits.town_office,
    ),
    "a block a level": Office(
        wards=_XA,
        own=[
            *_several("Liên xã A", "Trà Vinh", "Trà Cang", "Long Túc"),
            *town("Măng Non, Ánh Sáng", 2, 4, "mam_non"),
        ],
        keep=habits.blocks,
    ),
    "one row of headers": Office(
        wards=_THREE[:2],
        own=_several("Ngô Thời Nhiệm", "Hồng Hà", "Tây Úc", "Đông Du", "Á Châu"),
        keep=habits.one_row_headers,
    ),
    "an old program": Office(
        wards=("Phường Tân Thới Hiệp", "Phường An Phú Đông"),
        own=[
            TownSchool(
                name=name, level=level, ward=at % 2,
                rooms=17 + at, land_m2=4_238 + 1_500 * at, pupils=700 + at,
            )
            for at, (name, level) in enumerate(
                [("Nguyễn Du", "tieu_hoc"), ("Kim Đồng", "tieu_hoc"), ("Lê Lợi", "thcs"),
                 ("Trần Phú", "thpt")]
            )
        ],
        keep=habits.old_letters,
    ),
    "rooms by build": Office(
        wards=_THREE,
        own=_private(town("Bé Ngoan, Sao Mai, Lý Tự Trọng, Trần Hưng Đạo, "
                          "Nguyễn Thái Bình, Việt Mỹ", 3, 3), 1, 5),
        keep=habits.by_build,
    ),
    "wards of before the merger": Office(
        wards=("Phường Bình Thới", "Phường Hòa Bình"),
        own=town("Sen Hồng, Rạng Đông, Phú Thọ, Trưng Trắc, Lê Anh Xuân, Chu Văn An, "
                 "Nguyễn Hiền", 2, 5),
        keep=habits.old_wards,
    ),
    "crosses and two tables": Office(
        wards=_THREE,
        own=_private(town("Hướng Dương, Hoa Đào, Lê Văn Thọ, Nguyễn Trãi, "
                          "Hà Huy Tập, Lạc Hồng, Minh Khai", 3, 6), 1, 5),
        keep=habits.crosses,
    ),
    "typed from a scan": Office(
        wards=_THREE,
        own=town("Hoa Hong, Hoa Sen, Nguyen Du, Le Van Viet, Kim Dong, Tran Phu, Le Loi, "
                 "Vo Truong Toan, Thanh Loc", 3, 7),
        keep=habits.scanned,
    ),
    "zeros a program took": Office(
        wards=_THREE,
        own=_private(town("Vàng Anh, Sơn Ca 3, Phan Chu Trinh, Tô Ký, An Lạc, Bách Việt", 3, 8), 5),
        keep=habits.lost_zeros,
        answers={"Trường học.xlsx": {"numbers": {"land_m2": "thousands"}}},
    ),
}  # fmt: skip
