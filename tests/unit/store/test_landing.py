"""An upload lies on the disk while it is read, and not a moment longer."""

import pytest

from spatial.errors import Fault, UserError
from spatial.store.landing import landed


def test_an_upload_is_gone_after_it_was_read() -> None:
    with landed(b"content", "proposals.geojson") as file:
        assert file.read_bytes() == b"content"
        folder = file.parent
    assert not folder.exists()


def test_a_climbing_name_lands_in_the_folder_all_the_same() -> None:
    with landed(b"", "../../etc/passwd") as file:
        assert file.name == "passwd"
        assert file.parent.name.startswith("truonglop-")


@pytest.mark.parametrize(("called", "told"), [("../Đề xuất.geojson", "Đề xuất.geojson"), ("", "p")])
def test_a_wrong_file_is_called_by_its_own_name(called: str, told: str) -> None:
    faults = [Fault(code="missing_folder", file=name, value="x") for name in ("p", "other")]
    with pytest.raises(UserError) as raised, landed(b"", "p", called=called):
        raise UserError(faults)
    assert [fault.file for fault in raised.value.faults] == [told, "other"]
