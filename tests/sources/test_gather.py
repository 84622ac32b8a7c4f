"""The services asked in turn: all well, one down, all down."""

from __future__ import annotations

import pytest

from generator.sources.gather import NothingFound, gather, is_same_title
from generator.sources.reference import UnknownReference, read_reference
from tests.sources.services.fixtures import world as world
from tests.sources.services.server import Reply, answer, say
from tests.sources.services.world import (
    ARXIV,
    CROSSREF,
    DAILY,
    DATACITE,
    DOI,
    GITHUB,
    HUGGING_FACE,
    World,
)

DOWN = Reply(status=503)
BROKEN = Reply(b"<html>oops</html>")


def fill(world: World) -> None:
    world.server.replies |= {
        ARXIV: answer("arxiv-2409.19256.xml"),
        HUGGING_FACE: answer("huggingface-2409.19256.json"),
        DAILY: answer("huggingface-daily.json"),
        CROSSREF: answer("crossref-hybridflow.json"),
        DATACITE: answer("datacite-arxiv.json"),
        GITHUB: answer("github-verl.json"),
        f"{GITHUB}/readme": answer("github-readme.md"),
    }


EVERYTHING = {
    "title": "HybridFlow: A Flexible and Efficient RLHF Framework",
    "authors": ["Guangming Sheng", "Jürgen Zhang"],
    "date": "2024-09-28",
    "arxiv": "2409.19256",
    "doi": DOI,
    "venue": "EuroSys 2025",
    "category": "cs.LG",
    "organization": "ByteDance Seed",
    "links": {
        "code": [{"url": "https://github.com/volcengine/verl", "official": "true"}],
        "project": "https://verl.readthedocs.io/",
    },
    "listed": {"on": "2024-10-07", "discussions": "4"},
}


@pytest.mark.parametrize(
    "reference",
    ["2409.19256", DOI, "hf.co/papers/2409.19256", "https://github.com/volcengine/verl"],
)
def test_every_way_leads_to_the_same_record(world: World, reference: str) -> None:
    fill(world)
    draft = gather(world.web, world.services, read_reference(reference))
    assert str(draft.fields.pop("abstract")).startswith("Reinforcement Learning from")
    assert draft.fields == EVERYTHING
    assert draft.remarks == []
    assert world.server.count("/api/query") == 1
    assert world.server.count("/works/") == 1


@pytest.mark.parametrize("harm", [DOWN, BROKEN, Reply(reset=True)])
@pytest.mark.parametrize(
    ("down", "missing", "said"),
    [
        (ARXIV, {"category"}, "not known without arXiv: category"),
        (
            HUGGING_FACE,
            {"organization", "listed"},
            "not known without Hugging Face: organization, links.project, listed",
        ),
        (CROSSREF, set(), "from elsewhere, as Crossref did not say: doi, venue"),
    ],
)
def test_one_service_down(
    world: World, harm: Reply, down: str, missing: set[str], said: str
) -> None:
    fill(world)
    world.server.replies[down] = harm
    draft = gather(world.web, world.services, read_reference("2409.19256"))
    assert EVERYTHING.keys() - draft.fields.keys() == missing
    assert draft.fields["title"] == EVERYTHING["title"]
    assert draft.fields["date"] == "2024-09-28"
    assert any(said in remark for remark in draft.remarks)


def test_only_hugging_face(world: World) -> None:
    fill(world)
    world.server.replies |= {ARXIV: DOWN, DATACITE: DOWN}
    draft = gather(world.web, world.services, read_reference("2409.19256"))
    assert draft.fields["authors"] == ["Guangming Sheng", "Jurgen Zhang"]
    assert [remark for remark in draft.remarks if "title, authors, date" in remark]


def test_all_down(world: World) -> None:
    fill(world)
    world.server.replies = dict.fromkeys(world.server.replies, DOWN)
    with pytest.raises(NothingFound) as raised:
        gather(world.web, world.services, read_reference("2409.19256"))
    assert str(raised.value) == (
        "arXiv:2409.19256: nobody says its title, authors, date. arXiv is out of order (HTTP 503); "
        "DataCite is out of order (HTTP 503); Hugging Face is out of order (HTTP 503)."
    )


def test_nobody_knows_it(world: World) -> None:
    world.server.replies[ARXIV] = answer("arxiv-empty.xml")
    with pytest.raises(NothingFound, match=r"arXiv has no paper 2409\.19256"):
        gather(world.web, world.services, read_reference("2409.19256"))
    with pytest.raises(NothingFound, match="Crossref does not know it; DataCite does not know it"):
        gather(world.web, world.services, read_reference("10.1145/1"))


def test_repository_that_names_no_paper(world: World) -> None:
    world.server.replies[GITHUB] = answer("github-verl.json")
    with pytest.raises(UnknownReference):
        gather(world.web, world.services, read_reference("github.com/volcengine/verl"))


def test_doi_that_crossref_does_not_know_is_looked_up_at_datacite(world: World) -> None:
    work = {"doi": "10.5281/zenodo.1", "titles": [{"title": "T"}], "publicationYear": 2020}
    work["creators"] = [{"name": "Author, Ada"}]
    world.server.replies["/dois/10.5281/zenodo.1"] = say({"data": {"attributes": work}})
    draft = gather(world.web, world.services, read_reference("10.5281/zenodo.1"))
    assert draft.fields == {
        "title": "T",
        "authors": ["Ada Author"],
        "date": "2020",
        "doi": "10.5281/zenodo.1",
    }


def test_doi_of_another_paper_is_not_believed(world: World) -> None:
    fill(world)
    other = {"DOI": DOI, "title": ["On the mating of eels"], "type": "journal-article"}
    world.server.replies[CROSSREF] = say({"message": other})
    draft = gather(world.web, world.services, read_reference("2409.19256"))
    assert draft.fields["venue"] == "EuroSys 2025"
    (remark,) = draft.remarks
    assert remark.startswith(f"Crossref has {DOI} as 'On the mating of eels', another paper:")


def test_same_title() -> None:
    assert is_same_title("HybridFlow: A Framework", "HybridFlow: An Efficient System")
    assert is_same_title("A Flexible RLHF framework", "A flexible R.L.H.F. framework")
    assert not is_same_title("A Flexible RLHF framework", "On the mating of eels")
