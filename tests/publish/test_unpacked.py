from __future__ import annotations

from generator.publish.unpacked import unpack
from tests.golden import read_tree


def test_files_are_there_for_a_while() -> None:
    with unpack({"data/a.yml": b"a", "data/papers/b.yml": b"b", "data/link.yml": None}) as folder:
        assert read_tree(folder) == {"data/a.yml": b"a", "data/papers/b.yml": b"b"}
        assert (folder / "data/link.yml").is_dir()
    assert not folder.exists()


def test_no_file_leaves_the_folder() -> None:
    with unpack({"../out.yml": b"a", "a/../../out.yml": b"a", "/out.yml": b"a"}) as folder:
        assert read_tree(folder) == {}
        assert not (folder.parent / "out.yml").exists()
