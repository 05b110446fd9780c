"""An upload lies on the disk while it is read, and not a moment longer."""

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
