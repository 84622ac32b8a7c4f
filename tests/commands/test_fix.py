from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from tests.lists import PAPER, write_list

FIRST = "# yaml-language-server: $schema=../schema/paper.json\n"
ROUGH = PAPER + "arxiv: https://arxiv.org/abs/2409.19256v1 # the preprint\n"
FORMED = f"""{FIRST}title: A paper
authors:
  - Ada Author
date: 2024-09-28
arxiv: "2409.19256" # the preprint
topics: [systems]
"""


def run(root: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, ["-C", str(root), *map(str, arguments)])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "papers/a.yml": ROUGH,
        "papers/b.yml": FORMED,
        "collections/c.yml": "title: C\n",
        "people.yml": "Ada Author:\n  also: [A. Author]\n",
    }
    return write_list(tmp_path / "list", files)


def read_list(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "data").rglob("*") if path.is_file())
    return {path.relative_to(root / "data").as_posix(): path.read_bytes() for path in files}


def test_the_whole_list_is_put_in_form(root: Path) -> None:
    done = run(root, "fix")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert (
        "data/papers/a.yml: arxiv: 'https://arxiv.org/abs/2409.19256v1' is now '2409.19256'\n"
        "data/papers/a.yml: the fields are in the usual order\n"
        "data/papers/a.yml: the first line names the schema\n"
    ) in done.stdout
    assert "b.yml" not in done.stdout
    assert done.stdout.endswith("4 files fixed, 1 file in form.\n")
    files = read_list(root)
    assert files["papers/a.yml"].decode() == FORMED
    first_lines = {name: text.split(b"\n")[0] for name, text in files.items()}
    for name in ("collections/c.yml", "people.yml", "topics.yml"):
        assert first_lines[name].startswith(b"# yaml-language-server: $schema=")
    assert sorted(name for name in files if name.startswith("schema/")) == [
        *("schema/collection.json", "schema/paper.json", "schema/people.json"),
        *("schema/slugs.json", "schema/topics.json"),
    ]


def test_every_first_line_leads_to_a_schema(root: Path) -> None:
    run(root, "fix")
    for file in read_list(root):
        if file.endswith(".yml"):
            path = root / "data" / file
            target = path.read_text("utf-8").split("\n")[0].partition("$schema=")[2]
            assert json.loads((path.parent / target).read_text("utf-8"))["$schema"]


def test_twice_changes_nothing_and_touches_nothing(root: Path) -> None:
    run(root, "fix")
    before = {path: path.stat().st_mtime_ns for path in (root / "data").rglob("*")}
    done = run(root, "fix")
    assert (done.exit_code, done.stdout) == (0, "0 files fixed, 5 files in form.\n")
    assert {path: path.stat().st_mtime_ns for path in (root / "data").rglob("*")} == before


def test_only_what_is_named_is_fixed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "data" / "papers")
    before = read_list(root)
    done = run(root, "fix", "a.yml")
    assert done.stdout.endswith("1 file fixed, 0 files in form.\n")
    after = read_list(root)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"papers/a.yml"}


def test_dry_run_shows_and_writes_nothing(root: Path) -> None:
    before = read_list(root)
    done = run(root, "fix", "--dry-run", root / "data/papers/a.yml")
    assert done.exit_code == 1
    diff = done.stdout.split("--- a/data/schema/")[0]
    assert diff.splitlines() == [
        "--- a/data/papers/a.yml",
        "+++ b/data/papers/a.yml",
        "@@ -1,5 +1,7 @@",
        *(f"{'+' if n == 0 else ' '}{line}" for n, line in enumerate(FORMED.splitlines()[:2])),
        "-authors: [Ada Author]",
        "+authors:",
        "+  - Ada Author",
        " date: 2024-09-28",
        '+arxiv: "2409.19256" # the preprint',
        " topics: [systems]",
        "-arxiv: https://arxiv.org/abs/2409.19256v1 # the preprint",
    ]
    assert done.stderr.endswith("1 file would be fixed, 0 files in form.\n")
    assert read_list(root) == before


def test_dry_run_of_a_list_in_form_succeeds(root: Path) -> None:
    run(root, "fix")
    done = run(root, "fix", "--dry-run")
    assert (done.exit_code, done.stdout) == (0, "")


def test_what_cannot_be_read_is_named_and_the_rest_is_fixed(root: Path) -> None:
    broken = b"title: [\n# nothing\n"
    (root / "data/papers/broken.yml").write_bytes(broken)
    (root / "data/papers/latin.yml").write_bytes("title: Größe\n".encode("latin-1"))
    done = run(root, "fix")
    assert done.exit_code == 1
    assert "data/papers/broken.yml:3:1: is not readable YAML" in done.stderr
    assert "data/papers/latin.yml:1:10: found the byte 0xf6" in done.stderr
    assert done.stdout.endswith("4 files fixed, 1 file in form, 2 files left as they are.\n")
    assert (root / "data/papers/broken.yml").read_bytes() == broken
    assert (root / "data/papers/a.yml").read_text("utf-8") == FORMED


def test_schemas_wait_for_topics_that_can_be_read(root: Path) -> None:
    (root / "data/topics.yml").write_text("systems: [\n", "utf-8")
    assert run(root, "fix").exit_code == 1
    assert not (root / "data/schema").exists()
    done = run(root, "schema")
    assert done.exit_code == 1
    assert "data/topics.yml:2:1: is not readable YAML" in done.stderr


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("data/papers/none.yml", "there is no such file."),
        ("mkdocs.yml", "is no record of this list"),
        ("data/schema/paper.json", "is no record of this list"),
        ("data/papers", "is no record of this list"),
        ("data/papers/../../mkdocs.yml", "is no record of this list"),
    ],
)
def test_a_file_that_is_no_record_is_a_wrong_call(root: Path, path: str, said: str) -> None:
    run(root, "schema")
    before = read_list(root)
    done = run(root, "fix", root / path)
    assert done.exit_code == 2
    assert said in done.stderr
    assert read_list(root) == before


def test_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text(ROUGH, "utf-8")
    (root / "data/papers/link.yml").symlink_to(outside)
    done = run(root, "fix")
    assert done.exit_code == 1
    assert "data/papers/link.yml:1:1: found a link or a folder" in done.stderr
    assert outside.read_text("utf-8") == ROUGH


def test_a_schema_folder_that_is_a_link_is_not_written_through(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "data/schema").symlink_to(tmp_path / "elsewhere")
    before = (root / "data/papers/a.yml").read_bytes()
    done = run(root, "fix")
    assert done.exit_code == 1
    assert "is a link or a folder" in done.stderr
    assert (root / "data/papers/a.yml").read_bytes() == before


def test_what_is_printed_is_inert(root: Path) -> None:
    rough = f'{PAPER}venue: "X \\e[31m\\r  Y" # \x1bc reset\n'
    (root / "data/papers/a.yml").write_text(rough, "utf-8")
    for arguments in (["--dry-run"], []):
        done = run(root, "fix", *arguments)
        assert "venue: " in done.output
        assert "\x1b" not in done.output
        assert "\r" not in done.output


def test_a_file_keeps_its_permissions(root: Path) -> None:
    path = root / "data/papers/a.yml"
    path.chmod(0o640)
    run(root, "fix")
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_check_takes_what_fix_writes(root: Path) -> None:
    (root / "data/collections/c.yml").unlink()
    (root / "data/papers/b.yml").unlink()
    assert run(root, "check").exit_code == 1
    run(root, "fix")
    assert run(root, "check").exit_code == 0


# readinglist schema


def test_schemas_are_made_and_then_up_to_date(root: Path) -> None:
    stale = run(root, "schema", "--check")
    assert stale.exit_code == 1
    assert "data/schema/paper.json: is out of date; readinglist schema makes it.\n" in stale.stderr
    assert not (root / "data/schema").exists()
    assert run(root, "schema").exit_code == 0
    fresh = run(root, "schema", "--check")
    assert (fresh.exit_code, fresh.stdout) == (0, "The schemas in data/schema/ are up to date.\n")


def test_a_new_topic_comes_into_the_schema(root: Path) -> None:
    run(root, "schema")
    with (root / "data/topics.yml").open("a", encoding="utf-8") as file:
        file.write("vision:\n  title: Vision\n  description: What sees.\n")
    stale = run(root, "schema", "--check")
    assert stale.exit_code == 1
    assert stale.stderr.count("out of date") == 1
    run(root, "fix", root / "data/papers/b.yml")
    schema = json.loads((root / "data/schema/paper.json").read_text("utf-8"))
    assert schema["properties"]["topics"]["items"] == {"enum": ["systems", "vision"]}
