from __future__ import annotations

from generator.pages.fields import RECORDS, describe_records


def test_every_field_of_every_record_is_described() -> None:
    records = describe_records()
    assert [record.name for record in records] == [record.__name__ for record in RECORDS]
    for record in records:
        assert record.description
        for field in record.fields:
            assert field.description, f"{record.name}.{field.name}"
            assert field.shape in {
                *("text", "list", "list of fields", "fields", "date", "number", "true or false"),
                *("file name", "key"),
            }


def test_fields_of_a_paper_are_described_as_they_are_written() -> None:
    fields = {field.name: field for field in describe_records()[0].fields}
    assert (fields["title"].shape, fields["title"].required) == ("text", True)
    assert (fields["date"].shape, fields["date"].required) == ("date", True)
    assert (fields["tags"].shape, fields["tags"].required) == ("list", False)
    assert (fields["links.code"].shape, fields["links"].shape) == ("list of fields", "fields")
    assert (fields["links.code.official"].shape, fields["id"].shape) == (
        *("true or false", "file name"),
    )
    assert fields["listed.discussions"].shape == "number"
    metrics = {field.name: field.shape for field in describe_records()[-1].fields}
    assert metrics["repositories.<address>.stars"] == "number"
