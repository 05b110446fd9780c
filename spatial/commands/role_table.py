"""The page ``docs/roles.md``: who may do what, written from the table that decides."""

from __future__ import annotations

from spatial.roles import LEAST, Deed, Right, Role

_ASKED = {  # in Vietnamese and English
    Deed.READ: (
        "xem nội dung có trong danh sách hoặc liên kết",
        "open what a list or link names",
    ),
    Deed.SAVE: (
        "lưu phương án, định mức, dự báo, phân tuyến",
        "save a scenario, profile, outlook, zoning",
    ),
    Deed.LET: ("cho liên kết làm việc chung", "give the working link"),
    Deed.UNLET: ("thu hồi liên kết làm việc chung", "take the working link back"),
    Deed.JOIN: ("dùng liên kết làm việc chung", "use a working link"),
    Deed.TAKE_SNAPSHOT: ("tạo bản chụp", "take a snapshot"),
    Deed.END_SNAPSHOT: ("thu hồi bản chụp", "end a snapshot"),
    Deed.UPLOAD: ("tải tệp lên, sửa tệp đã tải", "upload files and change them"),
    Deed.KEEP_LOCALITY: ("giữ thành địa bàn, thay địa bàn", "keep as a locality, replace one"),
    Deed.REMOVE_LOCALITY: ("xoá địa bàn, lui một bản", "remove a locality, go back one version"),
    Deed.RESTORE_LOCALITY: ("khôi phục địa bàn đã xoá", "bring a removed locality back"),
    Deed.COMMENT: ("ghi ý kiến", "comment"),
    Deed.SUBMIT: ("trình phương án, rút về", "submit a scenario, take it back"),
    Deed.DECIDE: ("duyệt hoặc trả lại", "approve or return"),
    Deed.GRANT: ("cấp, thu hồi vai trò", "give and take away roles"),
}
_WHOSE = {
    Right.OWNER: ("của mình", "own"),
    Right.EDITOR: ("được cho sửa cùng", "let to write"),
    Right.READER: ("của người khác", "another's"),
    Right.NOBODYS: ("chưa của ai", "nobody's"),
    Right.FREE: ("mới", "new"),
}
_HEAD = """\
# Ai được làm gì · Who may do what

Bảng này do `truonglop people list --actions` in ra từ chính bảng mà kho lưu hỏi trước mỗi lần ghi;
`tests/integration/store/test_authorisation.py` thử từng ô có thể có bằng lời gọi thẳng, không qua
màn hình. Lệnh chạy trên máy chủ mở được mọi phương án đã lưu theo đúng tên hoặc mã (`--scenario`),
vì người chạy lệnh giữ kho lưu; nơi đã cấp vai trò, lỗi không tìm thấy tên chỉ kể phương án chưa của
ai.

*Printed by `truonglop people list --actions` from the table the store asks before it writes; every
cell of which there can be such a thing is tried by direct calls, past the screen. Roles are held in
one locality or in all; the greatest counts. ✓ may, · may not. Who came by the link of a snapshot,
or has not signed in, only reads. Nobody decides on what he submitted himself. Where nobody signs
in, on one's own machine, each may what an approver may with his own. A command on the server opens
any saved scenario by its exact name or id (`--scenario`): whoever runs it holds the store. Where
roles were given, what it says of a name it does not find names nobody's scenarios alone.*

"""
_ROLES = (
    "người xem · viewer",
    "người lập · planner",
    "người duyệt · approver",
    "quản trị · administrator",
)


def page() -> str:
    """Write the page."""
    heading = f"| việc · action | của ai · whose | {' | '.join(_ROLES)} |\n"
    line = f"|---|---|{':-:|' * len(_ROLES)}\n"
    return _HEAD + heading + line + "".join(_rows(action) for action in Deed)


def _rows(action: Deed) -> str:
    """Write the rows of an action, one for each of whose the work is."""
    vi, en = _ASKED[action]
    written = ""
    for right, (whose_vi, whose_en) in _WHOSE.items():
        least = LEAST[action].get(right)
        cells = ["·" if least is None or not role.reaches(least) else "✓" for role in Role]
        written += f"| {vi} · *{en}* | {whose_vi} · *{whose_en}* | {' | '.join(cells)} |\n"
    return written
