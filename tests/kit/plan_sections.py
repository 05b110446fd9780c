"""The headings of the five plans in their order, and where a quoted row stands between them."""

from __future__ import annotations

import re
import unicodedata

# By plan: the section's number and how its heading begins, in the order of the text.
HEADINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "quan12": (
        ("I", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("II.1", "1. Mục tiêu tổng quát"),
        ("II.2", "2. Mục tiêu cụ thể"),
        ("II.2.1", "2.1. Giáo dục mầm non"),
        ("II.2.2", "2.2. Giáo dục phổ thông"),
        ("II.2.3", "2.3. Giáo dục thường xuyên"),
        ("II.2.4", "2.4. Giáo dục nghề nghiệp"),
        ("II.2.5", "2.5. Triển khai xây dựng Thành phố học tập"),
        ("II.3.1", "3.1. Chỉ tiêu quỹ đất"),
        ("II.3.2", "3.2. Nhu cầu số phòng học mới"),
        ("III", "III. TẦM NHÌN"),
        ("IV.1", "1. Triển khai thực hiện các cơ chế"),
        ("IV.2", "2. Thực hiện công bằng"),
        ("IV.3", "3. Phát triển mạng lưới"),
        ("IV.4", "4. Đổi mới nội dung"),
        ("IV.5", "5. Phát triển đội ngũ"),
        ("IV.6", "6. Bảo đảm nguồn lực"),
        ("IV.7", "7. Đẩy mạnh ứng dụng"),
        ("V.1.1", "1.1. Giai đoạn 2022"),
        ("V.1.2", "1.2. Giai đoạn 2025"),
        ("V.2.1", "2.1. Phòng Giáo dục"),
        ("V.2.2", "2.2. Phòng Tài chính"),
        ("V.2.3", "2.3. Phòng Nội vụ"),
        ("V.2.4", "2.4. Phòng Quản lý đô thị"),
        ("V.2.5", "2.5. Ban Quản lý dự án"),
        ("V.2.6", "2.6. Văn phòng"),
        ("V.2.7", "2.7. Phòng Lao động"),
        ("V.2.8", "2.8. Ủy ban nhân dân 11 phường"),
        ("V.2.9", "2.9. Các cơ sở giáo dục"),
    ),
    "hcmc": (
        ("I", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("II.1", "1. Tăng cường phân cấp"),
        ("II.2", "2. Thực hiện hiệu quả chương trình"),
        ("II.3", "3. Nâng cao chất lượng, chuẩn hóa"),
        ("II.4", "4. Tăng cường đầu tư cơ sở vật chất"),
        ("II.5", "5. Tăng cường công tác chính trị"),
        ("II.6", "6. Xây dựng mô hình trường học hạnh phúc"),
        ("II.7", "7. Tăng cường công tác giáo dục thể chất"),
        ("II.8", "8. Nâng cao chất lượng đào tạo nhân lực"),
        ("II.9", "9. Hội nhập quốc tế"),
        ("II.10", "10. Đẩy mạnh chuyển đổi số"),
        ("II.11", "11. Tăng cường công tác thanh tra"),
        ("II.12", "12. Tiếp tục thực hiện các phong trào thi đua"),
        ("II.13", "13. Tăng cường công tác truyền thông"),
        ("III.1", "1. Giám đốc Sở Giáo dục"),
        ("III.2", "2. Các sở, ban, ngành"),
        ("III.3", "3. Ủy ban nhân dân quận, huyện"),
        ("III.4", "4. Cơ sở giáo dục trên địa bàn"),
        ("III.5", "5. Các trường Đại học"),
    ),
    "duc_pho": (
        ("I.1", "1. Mục đích"),
        ("I.2", "2. Yêu cầu"),
        ("II.1", "1. Mục tiêu chung"),
        ("II.2.a", "a) Giáo dục mầm non"),
        ("II.2.b", "b) Giáo dục phổ thông"),
        ("II.2.c", "c) Giáo dục thường xuyên"),
        ("II.2.d", "d) Giáo dục nghề nghiệp"),
        ("II.2.e", "e) Tầm nhìn đến năm 2045"),
        ("III.1", "1. Tập trung nguồn lực"),
        ("III.2", "2. Đổi mới công tác quản lý"),
        ("III.3", "3. Thực hiện công bằng"),
        ("III.4", "4. Phát triển mạng lưới"),
        ("III.5", "5. Đổi mới nội dung"),
        ("III.6", "6. Phát triển đội ngũ"),
        ("III.7", "7. Bảo đảm nguồn lực"),
        ("III.8", "8. Ứng dụng công nghệ"),
        ("IV.1", "1. Phòng Giáo dục và Đào tạo thị xã"),
        ("IV.2", "2. Phòng Kinh tế"),
        ("IV.3", "3. Phòng Tài chính - Kế hoạch thị xã"),
        ("IV.4", "4. Phòng Nông nghiệp và Môi trường"),
        ("IV.5", "5. Phòng Văn hóa, Khoa học"),
        ("IV.6", "6. Ủy ban nhân dân các xã, phường"),
        ("IV.7", "7. Các cơ sở giáo dục trên địa bàn thị xã"),
        ("IV.8", "8. Kinh phí thực hiện Kế hoạch"),
        ("V", "V. CHẾ ĐỘ BÁO CÁO"),
    ),
    "binh_thanh": (
        ("I", "I. MỤC ĐÍCH - YÊU CẦU"),
        ("II.1", "1. Tăng cường phân cấp"),
        ("II.2", "2. Đảm bảo công bằng"),
        ("II.3", "3. Nâng cao chất lượng giáo dục mầm non"),
        ("II.4", "4. Nâng cao chất lượng, chuẩn hóa"),
        ("II.5", "5. Tăng cường công tác giáo dục chính trị"),
        ("II.6", "6. Tiếp tục xây dựng mô hình"),
        ("II.7", "7. Tăng cường công tác giáo dục thể chất"),
        ("II.8", "8. Nâng cao chất lượng đào tạo nhân lực"),
        ("II.9", "9. Hội nhập quốc tế"),
        ("II.10", "10. Đẩy mạnh chuyển đổi số"),
        ("II.11", "11. Tăng cường đầu tư cơ sở vật chất"),
        ("II.12", "12. Đẩy mạnh giao quyền tự chủ"),
        ("II.13", "13. Tăng cường công tác kiểm tra"),
        ("II.14", "14. Thực hiện các phong trào thi đua"),
        ("II.15", "15. Tăng cường công tác truyền thông"),
        ("III.1", "1. Phòng Giáo dục và Đào tạo Căn cứ"),
        ("III.2", "2. Các phòng, ban, đơn vị"),
        ("III.3", "3. Các Ủy ban nhân dân phường"),
        ("III.4", "4. Các cơ sở giáo dục trên địa bàn quận"),
    ),
    "quan11": (
        ("I", "I. PHƯƠNG HƯỚNG CHUNG"),
        ("II.1", "1. Tiếp tục hoàn thiện thể chế"),
        ("II.2", "2. Triển khai chương trình, sách giáo khoa"),
        ("II.3", "3. Nâng cao chất lượng, chuẩn hóa"),
        ("II.4.1", "4.1. Một số nhiệm vụ chung"),
        ("II.4.2", "4.2. Giáo dục mầm non"),
        ("II.4.3", "4.3. Giáo dục phổ thông"),
        ("II.4.4", "4.4. Phổ cập giáo dục"),
        ("II.4.5", "4.5. Giáo dục Chính trị"),
        ("II.5", "5. Đổi mới công tác tài chính"),
        ("II.6", "6. Đẩy mạnh ứng dụng công nghệ"),
        ("II.7", "7. Tăng cường công tác khảo thí"),
        ("II.8", "8. Đổi mới công tác quản lí"),
        ("II.9", "9. Đẩy mạnh công tác truyền thông"),
        ("Bảng", "CHỈ TIÊU PHẤN ĐẤU NĂM HỌC 2020-2021"),
    ),
}


def flat(text: str) -> str:
    """Write a text in one line of composed letters."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def parts(locality: str, seed: str) -> dict[str, str]:
    """Cut a plan at its headings: the text of every section."""
    whole, at = flat(seed), 0
    starts = []
    for name, heading in HEADINGS[locality]:
        at = whole.index(flat(heading), at)
        starts.append((name, at))
    ends = [start for _, start in starts[1:]] + [len(whole)]
    return {name: whole[start:end] for (name, start), end in zip(starts, ends, strict=True)}
