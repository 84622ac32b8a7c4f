"""``readinglist forms``, and that the forms of this repository fit the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.commands.forms import renew_form
from generator.curation.issue_form import LABELS
from generator.curation.topic_choices import FORM, name_choices
from generator.records.loader import load_records
from generator.records.source import Source
from generator.settings import read_settings
from tests.golden import read_tree
from tests.lists import ROOT, write_list

TEMPLATES = ROOT / ".github" / "ISSUE_TEMPLATE"


def read_form(name: str) -> dict[str, dict[str, object]]:
    """The fields of a form by id."""
    form = yaml.safe_load((TEMPLATES / name).read_text("utf-8"))
    return {field["id"]: field for field in form["body"] if field["type"] != "markdown"}


def call(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "forms", *options])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A list with one topic, and the form of this repository."""
    root = write_list(tmp_path / "list", {})
    (root / FORM).parent.mkdir(parents=True)
    (root / FORM).write_bytes((ROOT / FORM).read_bytes())
    return root


def test_form_is_renewed_and_then_right(root: Path) -> None:
    before = read_tree(root)
    checked = call(root, "--check")
    assert (checked.exit_code, checked.stdout) == (1, "")
    assert checked.stderr == (
        f"{FORM}: offers other topics than the list has.\n    hint: run readinglist forms\n"
    )
    assert read_tree(root) == before
    assert call(root).output == f"{FORM}: renewed.\n"
    text = (root / FORM).read_text("utf-8")
    assert '      options:\n        - "Systems"\n' in text
    assert text.splitlines()[:20] == before[str(FORM)].decode().splitlines()[:20]
    for options in ([], ["--check"]):
        again = call(root, *options)
        assert (again.exit_code, again.output) == (0, f"{FORM}: offers the topics of the list.\n")


def test_list_without_the_form_has_nothing_to_do(tmp_path: Path) -> None:
    done = call(write_list(tmp_path, {}), "--check")
    assert (done.exit_code, done.output) == (0, f"{FORM}: not there; nothing to do.\n")


def test_broken_topics_and_a_broken_form_are_said(root: Path) -> None:
    (root / "data" / "topics.yml").write_text("systems:\n  titel: x\n", "utf-8")
    done = call(root)
    assert done.exit_code == 1
    assert "data/topics.yml:2:3: " in done.output
    write_list(root, {})
    (root / FORM).write_bytes(b"\xff")
    done = call(root)
    assert (done.exit_code, done.output) == (1, f"{FORM}: is not UTF-8.\n")


def test_form_of_this_repository_offers_the_topics_of_its_list() -> None:
    """After a change to data/topics.yml: ``readinglist forms``."""
    assert not renew_form(read_settings(ROOT), write=False)
    records, _ = load_records(Source(ROOT / "data"))
    attributes = read_form("suggest.yml")["topics"]["attributes"]
    assert isinstance(attributes, dict)
    assert attributes["options"] == list(name_choices(records.topics))
    assert attributes["multiple"] is True


def test_form_has_the_labels_that_the_program_reads() -> None:
    labels = {id: field["attributes"]["label"] for id, field in read_form("suggest.yml").items()}  # type: ignore[index]
    assert labels == LABELS


def test_workflow_knows_the_first_line_of_the_form() -> None:
    workflow = (ROOT / ".github/workflows/suggest.yml").read_text("utf-8")
    assert f"'### {LABELS['link']}'" in workflow
    form = yaml.safe_load((TEMPLATES / "suggest.yml").read_text("utf-8"))
    assert form["labels"] == ["suggestion"]
    assert "labels.*.name, 'suggestion')" in workflow


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("[!.]*.yml")), ids=lambda path: path.name)
def test_forms_are_what_github_takes(path: Path) -> None:
    """https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema"""
    form = yaml.safe_load(path.read_text("utf-8"))
    if path.name == "config.yml":
        assert set(form) == {"blank_issues_enabled", "contact_links"}
        assert [set(link) for link in form["contact_links"]] == [{"name", "url", "about"}]
        return
    assert set(form) == {"name", "description", "title", "labels", "body"}
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert [f for f in fields if not re.fullmatch("[a-z-]+", f["id"])] == []
    assert len({field["id"] for field in fields}) == len(fields)
    known = {
        "markdown": {"value"},
        "input": {"label", "description", "placeholder"},
        "textarea": {"label", "description", "placeholder"},
        "dropdown": {"label", "description", "multiple", "options"},
    }
    for field in form["body"]:
        assert set(field) <= {"type", "id", "attributes", "validations"}
        assert set(field["attributes"]) <= known[field["type"]]
        assert all(value not in ("", None) for value in field["attributes"].values())
        if field["type"] == "dropdown":
            options = field["attributes"]["options"]
            assert all(isinstance(option, str) and option.strip() for option in options)
            assert len({option.lower() for option in options} - {"none"}) == len(options)
