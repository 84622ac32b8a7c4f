from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from generator.settings import THEME, PagesFrom, Settings, SettingsError, read_settings
from tests.lists import ROOT


def read(root: Path, config: str | bytes) -> Settings:
    content = config.encode() if isinstance(config, str) else config
    (root / "mkdocs.yml").write_bytes(content)
    return read_settings(root)


def test_everything_that_is_not_said_has_a_default(tmp_path: Path) -> None:
    settings = read(tmp_path, "theme: {name: material}\n")
    assert settings == Settings(
        root=tmp_path,
        data=tmp_path / "data",
        docs=tmp_path / "docs",
        site=tmp_path / "site",
        site_name="Reading list",
        site_description="",
        site_url="",
        repo_url="",
        branch="main",
        page_size=50,
        pages_from=PagesFrom(),
        offline=True,
        nav=None,
        favicon="assets/images/favicon.png",
        palette=(),
        stylesheets=(),
        theme_dir=THEME,
        today=settings.today,
    )


def test_everything_that_is_said_is_read(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        """\
site_name: Toy
site_description: Toys
site_url: https://toy.example/list
repo_url: https://github.com/example/toy/
docs_dir: pages
site_dir: out/public
theme: {name: material, custom_dir: look, palette: {scheme: slate}}
extra_css: [assets/one.css, "https://host.example/far.css", more/two.css]
nav: [index.md]
plugins:
  - search
  - readinglist: {data_dir: records, branch: trunk, page_size: 3}
""",
    )
    assert (settings.site_name, settings.site_description) == ("Toy", "Toys")
    assert settings.site_url == "https://toy.example/list/"
    assert settings.repo_url == "https://github.com/example/toy"
    assert settings.data == tmp_path / "records"
    assert settings.docs == tmp_path / "pages"
    assert settings.site == tmp_path / "out" / "public"
    assert (settings.branch, settings.page_size) == ("trunk", 3)
    assert settings.palette == ({"scheme": "slate"},)
    assert settings.stylesheets == ("assets/one.css", "more/two.css")
    assert (settings.nav, settings.theme_dir) == (["index.md"], tmp_path / "look")


@pytest.mark.parametrize(
    "plugins",
    ["[readinglist]", "[search]", "{readinglist: }", "{search: {}}", "[search, readinglist: ]", ""],
)
def test_plugin_without_options_has_the_defaults(tmp_path: Path, plugins: str) -> None:
    assert read(tmp_path, f"plugins: {plugins}\n").page_size == 50


def test_plugins_may_be_a_mapping(tmp_path: Path) -> None:
    assert read(tmp_path, "plugins: {search: {}, readinglist: {page_size: 7}}\n").page_size == 7


def test_environment_is_read_as_mkdocs_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = 'site_url: !ENV [TOY_URL, "https://toy.example/"]\nsite_name: !ENV TOY_NAME\n'
    assert read(tmp_path, config).site_url == "https://toy.example/"
    assert read(tmp_path, config).site_name == "Reading list"
    monkeypatch.setenv("TOY_URL", "https://other.example")
    monkeypatch.setenv("TOY_NAME", "Other")
    assert read(tmp_path, config).site_url == "https://other.example/"
    assert read(tmp_path, config).site_name == "Other"


def test_tags_for_mkdocs_alone_do_no_harm(tmp_path: Path) -> None:
    config = (
        "site_name: Toy\nmarkdown_extensions:\n"
        "  - x: {y: !!python/name:os.system , z: !!python/object/apply:os.system [false]}\n"
        "  - !custom [a, {b: c}]\n"
    )
    assert read(tmp_path, config).site_name == "Toy"


# What can not be used


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("", "found no settings; wanted a mapping with site_name."),
        ("- a\n", "found no settings; wanted a mapping with site_name."),
        ("a: [\n", "is not readable YAML: "),
        (b"\xff\xfe\xff", "is not readable YAML: "),
        ("a: !ENV {b: c}\n", "is not readable YAML: "),
        ("plugins: [readinglist: {page_size: 0}]\n", "page_size: found 0; wanted a number from 1."),
        ("plugins: [readinglist: {page_size: true}]\n", "page_size: found True; wanted"),
        ("plugins: [readinglist: {page_size: many}]\n", "page_size: found 'many'; wanted"),
        ("plugins: [readinglist: {offline: 1}]\n", "offline: found 1; wanted true or false."),
    ],
)
def test_bad_settings_are_told(tmp_path: Path, config: str | bytes, said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        read(tmp_path, config)
    assert str(raised.value).startswith(f"{tmp_path / 'mkdocs.yml'}: {said}")


def test_pages_from_says_for_which_names(tmp_path: Path) -> None:
    config = "plugins: [readinglist: {pages_from: {authors: 3, venues: 2}}]\n"
    assert read(tmp_path, config).pages_from == PagesFrom(authors=3, venues=2)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2", "4: pages_from: found 2; wanted numbers, like {authors: 2, tags: 2}."),
        ("{authors: 2, tags: 0}", "4: pages_from: tags: found 0; wanted a number of papers"),
        ("{authors: true}", "4: pages_from: authors: found True; wanted a number of papers"),
        ("{\n        tags: 2,\n        venues: two}", "6: pages_from: venues: found 'two'; wanted"),
        ("{people: 2}", "4: pages_from: people: not known; wanted one of authors, tags, venues"),
    ],
)
def test_bad_pages_from_is_told_with_its_line(tmp_path: Path, value: str, said: str) -> None:
    config = f"site_name: tags\nplugins:\n  - readinglist:\n      pages_from: {value}\n"
    with pytest.raises(SettingsError) as raised:
        read(tmp_path, config)
    assert str(raised.value).startswith(f"{tmp_path / 'mkdocs.yml'}:{said}")


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"not found\. Run the command in"):
        read_settings(tmp_path)


def test_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        read_settings(tmp_path)


@pytest.mark.parametrize(
    "site", [".", "..", "/", "docs", "docs/site", "data", "data/site", "site/../docs", "./"]
)
def test_site_in_a_folder_that_holds_other_things_is_refused(tmp_path: Path, site: str) -> None:
    """A build replaces the whole folder."""
    with pytest.raises(SettingsError, match=r"site_dir: found .* which each build would replace"):
        read(tmp_path, f"site_dir: {site}\n")


def test_site_that_links_to_a_folder_that_holds_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path)
    with pytest.raises(SettingsError, match="site_dir"):
        read(tmp_path, "site_dir: site\n")


def test_site_may_lie_beside_the_list(tmp_path: Path) -> None:
    root = tmp_path / "list"
    root.mkdir()
    assert read(root, "site_dir: ../site\n").site.resolve() == tmp_path / "site"


# The day


def test_today_is_that_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689599")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert read(tmp_path, "site_name: Toy\n").today == date(2024, 12, 31)


def test_today_is_that_of_the_clock_otherwise(tmp_path: Path) -> None:
    before = datetime.now(tz=UTC).date()
    today = read(tmp_path, "site_name: Toy\n").today
    assert before <= today <= datetime.now(tz=UTC).date()


@pytest.mark.parametrize("epoch", ["soon", "1e9", "99999999999999999", "-99999999999999", "²"])
def test_day_that_is_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(SettingsError, match=r"SOURCE_DATE_EPOCH: found .*; wanted the seconds"):
        read(tmp_path, "site_name: Toy\n")


# Names of files


def test_file_is_named_as_a_curator_would_type_it(tmp_path: Path) -> None:
    settings = read(tmp_path, "site_name: Toy\n")
    assert settings.name_file(tmp_path / "data" / "papers") == "data/papers"
    assert settings.name_file(Path("/elsewhere/data")) == "/elsewhere/data"


def test_settings_of_this_repository_are_fine() -> None:
    settings = read_settings(ROOT)
    assert settings.site_name
    assert settings.data == ROOT / "data"
