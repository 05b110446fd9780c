"""Rooms by every method, and what wards and schools keep, with the clause beside."""

from __future__ import annotations

import json

from command_line import run_alone

from spatial.commands.norms import norms


def test_rooms_are_told_under_every_method_with_its_band_and_its_people() -> None:
    plan = ("--rooms", "--preset", "quan12-2024")
    said = run_alone(norms, *plan)
    for line in (
        "300/10.000 học sinh: 4.746 phòng",
        "300/10.000 dân 3–17 tuổi (168.502 người, dân số 2025: ước tính): 5.055 phòng",
        "300/10.000 dân 3–18 tuổi (179.988 người, dân số 2025: ước tính): 5.400 phòng",
        "mỗi lớp một phòng: 4.213 phòng",
        "lớp một buổi dùng chung phòng: 3.583 phòng",
        "vùng 3 (không có mầm non): 3.235 phòng (mầm non không có định mức, tiểu học 1.660,",
        "mọi trường, cả phòng nhà trẻ: 3.111 phòng",
        "không kể phòng nhà trẻ: không có số liệu phòng nhà trẻ",
    ):
        assert line in said
    tree = json.loads(run_alone(norms, *plan, "--json", lang="en"))
    assert {one["total"] for one in tree["need"]} >= {4746, 5055, 5400, 4213, 3583}
    assert {(one["band"] or [0])[-1] for one in tree["need"]} == {0, 17, 18}


def test_wards_and_schools_are_checked_with_the_clause_beside_every_figure() -> None:
    said = run_alone(norms, "--schools", "--on", "2026-11-22")
    # 179,115 people of An Phú Đông x 50 places per 1,000
    assert "An Phú Đông: Chỗ học trên 1.000 dân, mầm non" in said
    assert "không đạt (ít nhất 8.956; bảng công trình dịch vụ công cộng" in said
    assert "QCVN 01:2021/BXD" in said
    assert "Giáo viên mỗi lớp: không có số liệu." in said
    assert "nan" not in said
    tree = json.loads(run_alone(norms, "--schools", "--json", "--on", "2027-01-01"))
    assert {one["topic"] for one in tree["planning"]} == {"land_per_resident_m2"}
    assert all(one["clause"] for findings in tree.values() for one in findings)
