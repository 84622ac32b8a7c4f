"""Shards, built one by one and joined, are the site that is built in one go."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.built.runs import run
from tests.golden import read_tree
from tests.lists import copy_toy


def build_shards(root: Path, count: int) -> None:
    for number in range(1, count + 1):
        done = run("generator", "-C", root, "site", "--shard", f"{number}/{count}")
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_toy(tmp_path_factory.mktemp("whole") / "toy")
    done = run("generator", "-C", root, "site")
    assert done.returncode == 0, done.stderr
    return root


@pytest.mark.parametrize("count", [1, 2, 7])
def test_union_of_shards_is_the_whole_site(whole: Path, toy: Path, count: int) -> None:
    build_shards(toy, count)
    shards = [read_tree(folder) for folder in sorted((toy / "shards").iterdir())]
    assert len(shards) == count
    files = [path for shard in shards for path in shard if path != "shard.json"]
    assert len(files) == len(set(files)), "two shards made one file"
    if count > 1:
        assert min(map(len, shards)) > 5
    done = run("generator", "-C", toy, "join")
    assert done.returncode == 0, done.stderr
    assert f"{count} shards" in done.stdout
    expected = read_tree(whole / "site")
    joined = read_tree(toy / "site")
    assert joined.keys() == expected.keys()
    assert [path for path in joined if joined[path] != expected[path]] == []


def test_shards_that_do_not_make_one_site_are_refused(toy: Path) -> None:
    build_shards(toy, 3)
    (toy / "site").mkdir()
    (toy / "site" / "index.html").write_text("the last good one")
    shards = toy / "shards"

    def refuse() -> str:
        done = run("generator", "-C", toy, "join")
        assert done.returncode == 1
        assert (toy / "site" / "index.html").read_text() == "the last good one"
        return done.stderr

    (shards / "2-of-3").rename(toy / "away")
    assert "found 1-of-3 (1/3), 3-of-3 (3/3); wanted each of 1 to 3 once" in refuse()
    shutil.copytree(shards / "1-of-3", shards / "again")
    assert "wanted each of 1 to 3 once" in refuse()
    shutil.rmtree(shards / "again")
    (toy / "away").rename(shards / "2-of-3")
    sign = shards / "2-of-3" / "shard.json"
    sign.write_text(json.dumps(json.loads(sign.read_text()) | {"site": "another"}))
    assert "found shards of different sites" in refuse()
    sign.write_text("{")
    assert "shard.json: is not readable" in refuse()
    shutil.rmtree(shards)
    assert "found no shards" in refuse()


@pytest.mark.parametrize("file", ["docs/about.md", "data/topics.yml"])
def test_shards_of_another_state_of_the_list_are_refused(toy: Path, file: str) -> None:
    assert run("generator", "-C", toy, "site", "--shard", "1/2").returncode == 0
    path = toy / file
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert run("generator", "-C", toy, "site", "--shard", "2/2").returncode == 0
    done = run("generator", "-C", toy, "join")
    assert done.returncode == 1
    assert "found shards of different sites" in done.stderr


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "a/b", "1/1000"])
def test_shard_that_is_none_is_a_mistake_in_the_command(toy: Path, shard: str) -> None:
    done = run("generator", "-C", toy, "site", "--shard", shard)
    assert done.returncode == 2
    assert f"found '{shard}'; wanted K/N" in done.stderr
    assert not (toy / "shards").exists()
