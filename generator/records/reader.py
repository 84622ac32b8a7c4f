"""A file of ``data/`` in; records, and a Problem for all that is none, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, repeat
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems import Problem, name_nearest
from generator.progress import Advance, advance_nothing, count_off
from generator.records.field_sets import FieldSets
from generator.records.form import Forms
from generator.records.kinds import find_kind
from generator.records.known_records import KnownRecords, make_key
from generator.records.model import Paper, Slugs, find_record
from generator.records.plain_yaml import MAX_BYTES, PlainYamlError, Tree, Way, read_plain_yaml
from generator.records.source import Source, Stamp
from generator.records.values import is_id, shorten

R = TypeVar("R", bound=BaseModel)

Memory = dict[str, tuple[Stamp, BaseModel]]
"""Sound records by their file."""

MOST_PROBLEMS = 100
"""How many of one record are told: 60,000 unknown fields fit into a file."""


class RecordReader:
    """Reads on, whatever is in a file, and holds what is wrong in what was read so far."""

    def __init__(
        self,
        source: Source,
        memory: Memory | None = None,
        known: KnownRecords | None = None,
    ) -> None:
        """``memory`` and ``known``: see ``load_records``."""
        self.source, self.memory, self.known = source, memory, known
        self.problems: list[Problem] = []
        self.refused: list[str] = []
        """Files that hold no record, or ``file: key``."""

        self.partial: list[Paper] = []
        """Of refused papers, what is right."""

        self.keys: dict[str, bytes] = {}
        """Of the contents of files, as ``known_records`` makes them."""

        self._field_sets = FieldSets()
        self._forms = Forms(self._field_sets)

    def read_files(
        self,
        files: Iterable[str],
        kind: type[R],
        advance: Advance = advance_nothing,
        keys: Iterable[bytes] = (),
    ) -> Iterator[R]:
        """``keys``: of the contents, as ``known_records`` makes them, where they are known."""
        keys = chain(keys, repeat(b""))
        for file, key in zip(count_off(files, advance), keys, strict=False):
            record = self._recall(file, kind, key) or self.read_record(file, kind)
            if record is None:
                self.refused.append(file)
            else:
                yield record

    def share(self, record: BaseModel) -> None:
        """What other records hold as well, as they do."""
        self._field_sets.share(record)

    def read_record(self, file: str, kind: type[R]) -> R | None:
        """A file that holds one record, whose id is the file's name."""
        stamp = None if self.memory is None else self.source.stamp(file)
        if self.memory is not None and stamp and file in self.memory:
            known, record = self.memory[file]
            if known == stamp and isinstance(record, kind):
                return record
        told = len(self.problems)
        fields = self._read_mapping(file)
        if fields is None:
            return None
        made = self._validate(kind, file, (), fields, ("id", _name_record(file)))
        if made is not None and self.memory is not None and stamp:
            self.memory[file] = stamp, made
        if made is not None and self.known is not None and len(self.problems) == told:
            form = self._forms.find(kind)
            self.known.remember(self.keys[file], form.name, form.write(made))
        return made

    def _recall(self, file: str, kind: type[R], key: bytes) -> R | None:
        """The record of a file of which the content is known and sound; None if it is not."""
        if not key or self.known is None:
            return None
        form, name = self._forms.find(kind), _name_record(file)
        written = self.known.find(key, form.name)
        if written is None or not is_id(name):
            return None
        self.keys[file] = key
        return form.read(written, name)

    def read_entries(self, file: str, kind: type[R], name: str) -> Iterator[R]:
        """A file that holds many records by key; ``name`` is the field that the key becomes."""
        if not (self.source.folder / file).exists():
            return
        entries = self._read_mapping(file)
        if entries is None:
            self.refused.append(file)
            return
        for key, value in entries.items():
            fields = {} if value == "" else value
            record = None
            if isinstance(fields, dict):
                record = self._validate(kind, file, (key,), fields, (name, key))
            else:
                self._report(file, (key,), "wrong-shape", "found no fields below the key.")
            if record is None:
                self.refused.append(f"{file}: {key}")
            else:
                yield record

    def read_slugs(self) -> Slugs:
        file = "slugs.yml"
        fields = self._read_mapping(file) if (self.source.folder / file).exists() else None
        return (self._validate(Slugs, file, (), fields) if fields else None) or Slugs()

    def _read_mapping(self, file: str) -> dict[str, Tree] | None:
        try:
            content = self.source.read(file)
            if content is None:
                self._report(file, (), "not-a-file", "found a link or a folder; wanted a file.")
                return None
            kind = find_kind(file)
            most_bytes = kind.most_bytes if kind else MAX_BYTES
            if self.known is not None:
                self.keys[file] = make_key(content)
            tree = read_plain_yaml(content, most_bytes)
        except OSError as error:
            self._report(file, (), "unreadable-file", f"cannot be read: {error.strerror}.")
        except PlainYamlError as error:
            name, (line, column) = f"{self.source.shown_as}/{file}", error.place
            self.problems.append(
                Problem(name, line, column, "", error.code, error.message, error.hint)
            )
        else:
            if isinstance(tree, dict):
                return tree
            self._report(file, (), "wrong-shape", "found no fields; wanted lines like 'title: …'.")
        return None

    def _validate(
        self,
        kind: type[R],
        file: str,
        way: Way,
        fields: dict[str, Tree],
        named: tuple[str, str] | None = None,
    ) -> R | None:
        name = named[0] if named else ""
        if named and name in fields:
            self._refuse_name(file, way, fields[name], named)
            fields = {key: value for key, value in fields.items() if key != name}
        try:
            made = kind.model_validate({**fields, name: named[1]} if named else fields)
            self.share(made)
            return made
        except ValidationError as error:
            errors = error.errors(include_url=False)
            for details in errors[:MOST_PROBLEMS]:
                self._explain(kind, file, way, fields, details, name)
            if (more := len(errors) - MOST_PROBLEMS) > 0:
                place = (*way, *errors[MOST_PROBLEMS]["loc"])
                self._report(file, place, "more-problems", f"found {more:,} more of them.")
            if kind is Paper and named:
                self.partial += _keep_what_is_right(fields, errors, named[1])
            return None

    def _refuse_name(self, file: str, way: Way, found: Tree, named: tuple[str, str]) -> None:
        """The file's name, or the key, says what a record is called; a field may not."""
        name, known = named
        by = _NAMED_BY.get(name, "key above it")
        differs = isinstance(found, str) and found != known
        self._report(
            file,
            (*way, name),
            "unknown-field",
            f"found the field {name!r}, which is not written here: the {by} says it"
            + (f", and says {known!r}, not {shorten(str(found))!r}." if differs else "."),
            f"remove this line; rename the {by} if that is wrong"
            if differs
            else "remove this line",
            key=True,
        )

    def _explain(
        self,
        kind: type[BaseModel],
        file: str,
        above: Way,
        fields: dict[str, Tree],
        details: ErrorDetails,
        named_by: str,
    ) -> None:
        below = tuple(part for part in details["loc"] if part != "[key]")
        found, way = details["input"], (*above, *below)
        if below == (named_by,):
            self._report_context(file, above, details, key=True)
        elif details["type"] == "missing":
            self._report(
                file, way[:-1], "missing-field", f"the field {way[-1]!r} is missing.", key=True
            )
        elif details["type"] == "extra_forbidden":
            known = _list_fields(kind, below[:-1]) - {named_by}
            self._report(
                file,
                way,
                "unknown-field",
                f"found the unknown field {way[-1]!r}.",
                name_nearest(str(way[-1]), known, otherwise="known: " + ", ".join(sorted(known))),
                key=True,
            )
        elif details["type"] in ("too_short", "too_long"):
            context = details.get("ctx", {})
            few = details["type"] == "too_short"
            limit = context.get("min_length" if few else "max_length")
            self._report(
                file,
                way,
                "too-few" if few else "too-many",
                f"found {context.get('actual_length')} entries; "
                f"wanted at {'least' if few else 'most'} {limit}.",
            )
        elif "sentence" in details.get("ctx", {}):
            self._report_context(file, way, details)
        elif found == "":
            hint = "write the value, or leave the field out"
            self._report(file, way, "empty-value", "found no value.", hint)
        else:
            wanted = _WANTED_SHAPES.get(details["type"], details["msg"])
            self._report(file, way, "wrong-shape", f"found {_name_shape(found)}; wanted {wanted}.")

    def _report_context(
        self, file: str, way: Way, details: ErrorDetails, *, key: bool = False
    ) -> None:
        context = details.get("ctx", {})
        code = details["type"]
        self._report(file, way, code, context["sentence"], context.get("hint", ""), key=key)

    def _report(
        self, file: str, way: Way, code: str, message: str, hint: str = "", *, key: bool = False
    ) -> None:
        self.problems.append(self.source.report(file, way, code, message, hint, key=key))


def _name_record(file: str) -> str:
    """The id of the record that the file holds."""
    return file.rsplit("/", 1)[-1].removesuffix(".yml")


def _keep_what_is_right(
    fields: dict[str, Tree], errors: list[ErrorDetails], id: str
) -> Iterator[Paper]:
    """The paper without the fields that are wrong, unless its id is."""
    wrong = {details["loc"][0] for details in errors}
    right = {name: value for name, value in fields.items() if name not in wrong}
    unsaid: dict[str, Tree] = {"title": "-", "authors": [], "date": "0001", "topics": ["unsaid"]}
    with suppress(ValidationError):
        paper = Paper.model_validate({**unsaid, **right, "id": id})
        yield paper if "topics" in right else paper.model_copy(update={"topics": ()})


_NAMED_BY = {"id": "file's name"}
_WANTED_SHAPES = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "fields",
    "model_type": "fields",
    "model_attributes_type": "fields",
}


def _name_shape(found: Any) -> str:
    if isinstance(found, str):
        return f"the text {shorten(found, 40)!r}"
    return "a list" if isinstance(found, list | tuple) else "fields"


def _list_fields(kind: type[BaseModel], way: tuple[int | str, ...]) -> set[str]:
    """The fields that are known at ``way`` below a record of ``kind``."""
    for part in way:
        if isinstance(part, int) or part not in kind.model_fields:
            continue
        kind = find_record(kind.model_fields[part].annotation) or kind
    return set(kind.model_fields)
