"""The records: every field is defined here, once.

The docstring under a field is what the fields page and the editor's schema say of it.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict

from generator.records.field_sets import remake
from generator.records.partial_date import PartialDate
from generator.records.values import (
    ArxivId,
    AuthorName,
    Count,
    Doi,
    Identifier,
    Line,
    Markdown,
    Orcid,
    Prose,
    Switch,
    Tag,
    Url,
    refuse,
    shorten,
)


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    def __reduce__(self) -> tuple[Any, ...]:
        return remake, (type(self), *self.__dict__.values(), self.__pydantic_fields_set__)


_UNIQUE: JsonDict = {"uniqueItems": True}
"""For the schema alone; ``checks`` says which value is there twice."""


def _as_tuple(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str):
        hint = f"[{value}]" if value and ": " not in value else ""
        raise refuse("not-a-list", f"found the text {shorten(value)!r}; wanted a list.", hint)
    return value


class CodeRepository(_Record):
    """A repository with code for the paper."""

    url: Url
    """Address of the repository."""

    official: Switch = False
    """`true` if the authors of the paper wrote it; otherwise it is marked as the community's."""


class Links(_Record):
    """Where else the paper can be met. arXiv and DOI links are made from those fields."""

    code: Annotated[tuple[CodeRepository, ...], BeforeValidator(_as_tuple)] = ()
    """Code repositories, the authors' own first."""

    page: Url | None = None
    """The publisher's page, where neither arXiv nor DOI leads to it."""

    pdf: Url | None = None
    """The paper itself, where arXiv does not have it."""

    project: Url | None = None
    """The authors' page about the work."""

    video: Url | None = None
    """A recorded talk."""

    slides: Url | None = None
    """Slides of a talk."""

    poster: Url | None = None
    """A poster."""

    demo: Url | None = None
    """Something to try in the browser."""

    dataset: Url | None = None
    """Data that the paper publishes."""

    model: Url | None = None
    """Weights that the paper publishes."""


class Listed(_Record):
    """What the listing, from which the paper was taken, showed."""

    on: PartialDate
    """The day of the listing."""

    discussions: Count | None = None
    """How many comments it had there."""


class Paper(_Record):
    """One paper: `data/papers/<id>.yml`."""

    id: Identifier = Field(json_schema_extra={"written": "file name"})
    """The file's name without `.yml`; for ever the paper's address, `/papers/<id>/`, and its
    citation key."""

    title: Line
    """The title as published, in Unicode, without LaTeX."""

    authors: Annotated[tuple[AuthorName, ...], BeforeValidator(_as_tuple)]
    """Names in the paper's order, given name first. `[]` if the paper names nobody."""

    date: PartialDate
    """When it was first public: `2024-09-28`, or `2024-09` or `2024` if no more is known."""

    arxiv: ArxivId | None = None
    """arXiv id without version, in quotes."""

    doi: Doi | None = None
    """DOI without `https://doi.org/`."""

    venue: Line | None = None
    """Where it appeared: short name and year, `NeurIPS 2022`."""

    category: Line | None = None
    """Primary arXiv category, `cs.LG`."""

    organization: Line | None = None
    """The organisation that the listing names."""

    topics: Annotated[
        tuple[Identifier, ...],
        BeforeValidator(_as_tuple),
        Field(min_length=1, max_length=3, json_schema_extra=_UNIQUE),
    ]
    """One to three keys of `data/topics.yml`, the most fitting first."""

    tags: Annotated[
        tuple[Tag, ...],
        BeforeValidator(_as_tuple),
        Field(max_length=20, json_schema_extra=_UNIQUE),
    ] = ()
    """Free words, lower case with hyphens. Use those that other papers have, if they fit."""

    links: Links = Links()
    """Code and other links."""

    note: Markdown | None = None
    """Why read it: one or two sentences of the curator's own."""

    listed: Listed | None = None
    """What the listing showed."""

    former_ids: Annotated[
        tuple[Identifier, ...],
        BeforeValidator(_as_tuple),
        Field(max_length=20, json_schema_extra=_UNIQUE),
    ] = ()
    """Ids that the paper had before; their addresses lead here."""

    abstract: Prose | None = None
    """The abstract, in Unicode."""


class Topic(_Record):
    """One entry of `data/topics.yml`; the file's order is the order of the site."""

    key: Identifier = Field(json_schema_extra={"written": "key"})
    """The entry's key; for ever the topic's address, `/topics/<key>/`."""

    title: Line
    """What readers see."""

    description: Markdown
    """Two or three sentences on what belongs here."""


class Person(_Record):
    """One entry of `data/people.yml`, for an author of whom there is more to say than a name."""

    name: Line = Field(json_schema_extra={"written": "key"})
    """The spelling that the site shows."""

    also: Annotated[tuple[Line, ...], BeforeValidator(_as_tuple)] = ()
    """Other spellings of the same person's name in the records."""

    homepage: Url | None = None
    """The person's own page."""

    orcid: Orcid | None = None
    """ORCID iD, `0000-0002-1825-0097`."""


class Step(_Record):
    """One paper in a collection's order."""

    paper: Identifier
    """The paper's id."""

    why: Markdown
    """Why read it at this point."""


class Collection(_Record):
    """A reading order picked by hand: `data/collections/<id>.yml`."""

    id: Identifier = Field(json_schema_extra={"written": "file name"})
    """The file's name without `.yml`; for ever its address, `/collections/<id>/`."""

    title: Line
    """What readers see."""

    introduction: Markdown
    """What it leads to, and for whom."""

    steps: Annotated[tuple[Step, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
    """The papers, in the order to read them."""


class RepositoryMetrics(_Record):
    """Facts about a code repository, written by a machine."""

    stars: Count | None = None
    """How many people starred it."""

    license: Line | None = None
    """SPDX name of its licence, `Apache-2.0`; `NONE` if none was found, `NOASSERTION` if SPDX has
    no name for it."""

    language: Line | None = None
    """The language that most of it is written in."""

    archived: Switch = False
    """`true` if its owners have closed it."""

    gone: Switch = False
    """`true` if it was no longer there when it was last looked for; the other facts are those that
    were known before."""

    pushed: PartialDate | None = None
    """Day of the last change."""

    checked: PartialDate | None = None
    """Day on which these facts were read."""


class Metrics(_Record):
    """Machine-written facts about one paper: `data/metrics/<id>.yml`."""

    id: Identifier = Field(json_schema_extra={"written": "file name"})
    """The file's name without `.yml`: the paper's id."""

    repositories: dict[str, RepositoryMetrics] = {}
    """Facts by the repository's address, as the paper's record writes it."""

    discussions: Count | None = None
    """How many comments the paper has on Hugging Face; shown instead of what the listing showed."""

    discussions_checked: PartialDate | None = None
    """Day on which they were counted."""


class Slugs(_Record):
    """`data/slugs.yml`: addresses chosen by hand, for names whose own would be the same (C, C++)
    or empty."""

    tags: dict[str, Identifier] = {}
    """Tag to the last part of its address."""

    authors: dict[str, Identifier] = {}
    """Author's name to the last part of the address."""

    venues: dict[str, Identifier] = {}
    """Venue to the last part of its address."""

    organizations: dict[str, Identifier] = {}
    """Organisation to the last part of its address."""


def find_record(annotation: Any) -> type[BaseModel] | None:
    """The record inside of ``tuple[CodeRepository, ...]``, ``Listed | None`` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (find_record(argument) for argument in getattr(annotation, "__args__", ()))
    return next(filter(None, inner), None)
