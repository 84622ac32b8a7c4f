from __future__ import annotations

from generator.records.field_sets import FieldSets
from tests.lists import make_paper


def test_records_with_the_same_fields_have_one_set() -> None:
    sets = FieldSets()
    one, same, other = make_paper("one"), make_paper("same"), make_paper("other", note="Read it.")
    for paper in (one, same, other):
        sets.share(paper)
    assert one.__pydantic_fields_set__ is same.__pydantic_fields_set__
    assert one.links.__pydantic_fields_set__ is same.links.__pydantic_fields_set__
    assert other.model_fields_set - one.model_fields_set == {"note"}


def test_a_changed_copy_leaves_the_others_as_they_are() -> None:
    sets = FieldSets()
    one, same = make_paper("one"), make_paper("same")
    for paper in (one, same):
        sets.share(paper)
    before = {*same.model_fields_set}
    assert "note" in one.model_copy(update={"note": "Read it."}).model_fields_set
    assert same.model_fields_set == before
