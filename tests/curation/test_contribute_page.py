"""What the page on adding a paper shows of the form is what the program and the workflow say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.curation import reply
from tests.curation.issues import open_issue, open_office
from tests.lists import ROOT
from tests.test_documents import DOCUMENTS, read_blocks, read_table

PAGE = DOCUMENTS["docs/contribute/index.md"]
SAID = [row[0].strip("`") for row in read_table(PAGE, "When the form cannot do it")[2:]]
SHOWN = [block.body for block in read_blocks(PAGE) if block.kind == "markdown"]


@pytest.mark.parametrize(("event", "shown"), [*zip(("opened", "wrong-link"), SHOWN, strict=True)])
def test_comments_are_those_of_the_program(tmp_path: Path, event: str, shown: str) -> None:
    with open_office(tmp_path) as office:
        comment = re.sub(r"^```.*\n", "", office.comment(open_issue(event)), flags=re.MULTILINE)
    # The page breaks the lines; GitHub does so itself.
    assert " ".join(comment.split()).startswith(" ".join(shown.split()))


def test_every_answer_is_explained_and_every_explained_one_is_given() -> None:
    workflow = (ROOT / ".github/workflows/suggest.yml").read_text("utf-8")
    source = Path(str(reply.__file__)).read_text("utf-8")
    failed = [re.split(r"(?<=\.) ", sentence)[0] for sentence in reply._FAILED.values()]
    assert failed
    assert set(failed) <= set(SAID)
    others = [said.rstrip("…").rstrip() for said in SAID if said not in failed]
    assert len(others) >= 4
    assert [said for said in others if said not in workflow + source] == []


def test_fields_are_those_of_the_form() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/suggest.yml").read_text("utf-8"))
    section = PAGE.split("## With the form")[1].split("###")[0]
    labels = [field["attributes"]["label"] for field in form["body"] if "id" in field]
    assert re.findall(r"^\d\. \*(.+?)\*:", section, re.MULTILINE) == labels
    assert f"*{form['name']}*" in section
