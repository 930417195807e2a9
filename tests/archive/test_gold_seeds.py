"""The five founding documents, read by eye: everything tests/gold/seeds.json says of them holds."""

import json
from datetime import date
from pathlib import Path

import pytest

from archive.ingest.gazetteer import Gazetteer, load_records
from archive.ingest.quality import inspect
from archive.ingest.reading import find_articles, read_bulletin, read_format

ROOT = Path(__file__).resolve().parents[2]
GOLD = {
    name: articles
    for name, articles in json.loads((ROOT / "tests/gold/seeds.json").read_text()).items()
    if not name.startswith("_")
}
ARTICLES = [(name, place) for name, articles in GOLD.items() for place in range(len(articles))]
SINGLE_VALUES = ("title", "subtitle", "byline", "source", "page", "kind", "continued_from_page")


@pytest.fixture(scope="module")
def mentioned():
    gazetteer = Gazetteer.from_records(load_records(ROOT / "seeds/branches.json"))
    drafts = {name: read_bulletin((ROOT / "seeds" / name).read_bytes(), name, gazetteer) for name in GOLD}
    names = {record.slug: record.name for record in load_records(ROOT / "seeds/branches.json")}
    for draft in drafts.values():
        names |= {branch.slug: branch.name for branch in draft.new_branches}
    return {name: draft.articles for name, draft in drafts.items()}, names


@pytest.fixture(scope="module")
def read():
    return {
        name: inspect(find_articles(read_format((ROOT / "seeds" / name).read_bytes(), name))[0])
        for name in GOLD
    }


@pytest.mark.parametrize("name", GOLD)
def test_every_article_of_a_page_is_found_and_no_other(read, name):
    assert [article.title for article in read[name]] == [expected["title"] for expected in GOLD[name]]


@pytest.mark.parametrize(("name", "place"), ARTICLES)
def test_what_an_article_states_of_itself_is_read(read, name, place):
    article, expected = read[name][place], GOLD[name][place]
    for field in SINGLE_VALUES:
        if field in expected:
            assert getattr(article, field) == expected[field], field
    assert [author.name for author in article.authors] == expected.get("authors", [])


@pytest.mark.parametrize(("name", "place"), ARTICLES)
def test_no_date_is_invented(read, name, place):
    stated = GOLD[name][place]["date"]
    assert read[name][place].date == (date.fromisoformat(stated) if stated else None)


@pytest.mark.parametrize(("name", "place"), ARTICLES)
def test_text_comes_out_whole_and_alone(read, name, place):
    article, expected = read[name][place], GOLD[name][place]
    everything = "\n".join(
        [article.title, article.byline, *(paragraph.text for paragraph in article.paragraphs)]
    )
    for text in expected.get("contains", []):
        assert any(text in paragraph.text for paragraph in article.paragraphs), text
    for text in expected.get("absent", []):
        assert text not in everything


@pytest.mark.parametrize(("name", "place"), ARTICLES)
def test_headings_are_headings(read, name, place):
    headings = [paragraph.text for paragraph in read[name][place].paragraphs if paragraph.type == "heading"]
    assert set(GOLD[name][place].get("headings", [])) <= set(headings)


def test_repeated_and_unfinished_paragraphs_are_pointed_out(read):
    article = read["000_99521795a0139025.txt"][1]
    opening = {paragraph.id: paragraph.text[:2] for paragraph in article.paragraphs}
    repeated = {
        opening[warning.paragraph] for warning in article.warnings if warning.code == "near-duplicate"
    }
    assert {"贵州", "山西", "甘肃", "陕西", "商业"} <= repeated
    assert article.paragraphs[-1].id in {w.paragraph for w in article.warnings if w.code == "unfinished"}
    mismatched = {
        opening[warning.paragraph] for warning in article.warnings if warning.code == "province-mismatch"
    }
    assert mismatched == {"福建", "甘肃", "陕西", "贵州"}  # 贵州 tells of 成都 and 南充


@pytest.mark.parametrize(("name", "place"), ARTICLES)
def test_the_branches_an_article_speaks_of_are_found(mentioned, name, place):
    articles, names = mentioned
    found = {names[mention.slug] for mention in articles[name][place].branches}
    assert set(GOLD[name][place]["branches"]) <= found


@pytest.mark.parametrize(("name", "place"), ARTICLES)
def test_the_passages_of_a_branch_are_those_that_name_it(mentioned, name, place):
    articles, names = mentioned
    article = articles[name][place]
    for branch, text in GOLD[name][place].get("passages", {}).items():
        passages = {mention.paragraph for mention in article.branches if names[mention.slug] == branch}
        assert any(text in paragraph.text for paragraph in article.paragraphs if paragraph.id in passages), (
            branch
        )


@pytest.mark.parametrize(("name", "place"), ARTICLES)
def test_people_are_found_with_their_offices(mentioned, name, place):
    found = {(person.name, person.role) for person in mentioned[0][name][place].people}
    assert {tuple(person) for person in GOLD[name][place].get("people", [])} <= found


@pytest.mark.parametrize(("name", "place"), ARTICLES)
def test_figures_are_found_with_what_they_count(mentioned, name, place):
    articles, names = mentioned
    found = {(f.text, f.counted, names.get(f.branch or "")) for f in articles[name][place].figures}
    assert {tuple(figure) for figure in GOLD[name][place].get("figures", [])} <= found
