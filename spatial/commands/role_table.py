"""The page ``docs/roles.md``: who may do what, written from the table that decides."""

from __future__ import annotations

from spatial.roles import LEAST, Action, Right, Role

_ASKED = {  # in Vietnamese and English
    Action.READ: (
        "xem nội dung có trong danh sách hoặc liên kết",
        "open what a list or link names",
    ),
    Action.SAVE: (
        "lưu phương án, định mức, dự báo, phân tuyến",
        "save a scenario, profile, outlook, zoning",
    ),
    Action.LET: ("cho liên kết làm việc chung", "give the working link"),
    Action.UNLET: ("thu hồi liên kết làm việc chung", "take the working link back"),
    Action.JOIN: ("dùng liên kết làm việc chung", "use a working link"),
    Action.TAKE_SNAPSHOT: ("tạo bản chụp", "take a snapshot"),
    Action.END_SNAPSHOT: ("thu hồi bản chụp", "end a snapshot"),
    Action.UPLOAD: ("tải tệp lên, sửa tệp đã tải", "upload files and change them"),
    Action.KEEP_LOCALITY: ("giữ thành địa bàn, thay địa bàn", "keep as a locality, replace one"),
    Action.REMOVE_LOCALITY: ("xoá địa bàn, lui một bản", "remove a locality, go back one version"),
    Action.RESTORE_LOCALITY: ("khôi phục địa bàn đã xoá", "bring a removed locality back"),
    Action.COMMENT: ("ghi ý kiến", "comment"),
    Action.SUBMIT: ("trình phương án, rút về", "submit a scenario, take it back"),
    Action.DECIDE: ("duyệt hoặc trả lại", "approve or return"),
    Action.GRANT: ("cấp, thu hồi vai trò", "give and take away roles"),
}
_WHOSE = {
    Right.OWNER: ("của mình", "own"),
    Right.EDITOR: ("được cho sửa cùng", "let to write"),
    Right.READER: ("của người khác", "another's"),
    Right.NOBODYS: ("chưa của ai", "nobody's"),
    Right.FREE: ("mới", "new"),
}
_HEAD = """# Ai được làm gì · Who may do what

Bảng này do `truonglop people list --actions` in ra từ chính bảng mà kho lưu hỏi trước mỗi lần ghi; phép thử
`tests/integration/store/test_authorisation.py` thử từng ô bằng lời gọi thẳng, không qua màn hình.

*Printed by `truonglop people list --actions` from the table the store asks before it writes; every cell is tried by direct
calls, past the screen. Roles are held in one locality or in all; the greatest counts. ✓ may, · may not.*

| việc · action | của ai · whose | người xem · viewer | người lập · planner | người duyệt · approver | quản trị · administrator |
|---|---|:-:|:-:|:-:|:-:|
"""


def page() -> str:
    """Write the page."""
    return _HEAD + "".join(_rows(action) for action in Action)


def _rows(action: Action) -> str:
    """Write the rows of an action, one for each of whose the work is."""
    vi, en = _ASKED[action]
    written = ""
    for right, (whose_vi, whose_en) in _WHOSE.items():
        least = LEAST[action].get(right)
        cells = ["·" if least is None or not role.reaches(least) else "✓" for role in Role]
        written += f"| {vi} · *{en}* | {whose_vi} · *{whose_en}* | {' | '.join(cells)} |\n"
    return written
