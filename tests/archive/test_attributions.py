"""An editor joins people's pages that are one person and parts namesakes; both can be taken back."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from archive.attributing import ImpossibleAttribution, end, merge, part
from archive.models import Attribution, PersonMention
from archive.pages.attributions import Attributions
from archive.pages.leaders import leaders_of
from archive.pages.people import namesakes_of
from tests.archive.rows import make_branch
from tests.archive.test_views_people import name, people_of

pytestmark = pytest.mark.django_db

WANG = "王强"
QUOTED = "%E7%8E%8B%E5%BC%BA"
SHANDONG, DALIAN = f"/people/{QUOTED}/shandong/", f"/people/{QUOTED}/dalian/"


@pytest.fixture
def editor():
    return User.objects.create_superuser("editor")


@pytest.fixture
def bodies():
    return make_branch(), make_branch("dalian", "大连市贸促会")


def dossiers() -> dict[tuple[str, int], int]:
    people = namesakes_of(WANG, Attributions.of([WANG]))
    return {(person.body, person.number): person.articles for person in people}


@pytest.fixture
def merged(bodies, editor) -> Attribution:
    """The one who led Shandong in 2012 is the one who led Dalian in 2020."""
    for branch, year in zip(bodies, (2012, 2020), strict=True):
        name(WANG, f"{branch.name}会长", branch, date=date(year, 1, 1))
    one, into = bodies
    return merge(WANG, (one.pk, 1), (into.pk, 1), by=editor, reason="2019年由山东调任大连")


def test_merged_pages_are_one_with_the_evidence_of_both(client, merged):
    assertRedirects(client.get(SHANDONG), DALIAN)
    page = client.get(DALIAN)
    for text in (
        "山东省贸促会会长<b>王强</b>",
        "大连市贸促会会长<b>王强</b>",
        "2019年由山东调任大连",
        "2012年",
        "2020年",
    ):
        assertContains(page, text)
    assert people_of(client.get("/people/")) == [(WANG, "大连市贸促会", 2)]


def test_merge_taken_back_leaves_both_pages_and_who_said_what(client, merged, editor):
    end(merged, by=editor)
    assert dossiers() == {("山东省贸促会", 1): 1, ("大连市贸促会", 1): 1}
    assertNotContains(client.get(SHANDONG), "2019年")
    kept = Attribution.objects.get()
    assert (kept.by, kept.ended_by, kept.reason) == (editor, editor, "2019年由山东调任大连")


def test_merges_are_followed_over_several_steps(client, merged, editor, bodies):
    third = make_branch("hubei", "湖北省贸促会")
    name(WANG, branch=third)
    merge(WANG, (bodies[1].pk, 1), (third.pk, 1), by=editor, reason="又调湖北")
    assert dossiers() == {("湖北省贸促会", 1): 3}
    assertRedirects(client.get(SHANDONG), f"/people/{QUOTED}/hubei/")


def test_what_was_merged_away_is_merged_no_more(merged, editor, bodies):
    one, into = bodies
    for pair in [(one, into), (into, one), (into, into)]:
        with pytest.raises(ImpossibleAttribution):
            merge(WANG, (pair[0].pk, 1), (pair[1].pk, 1), by=editor, reason="重复")


@pytest.fixture
def parted(bodies, editor) -> tuple[int | None, int]:
    """Of three articles of one body, the last speaks of another person."""
    branch, _other = bodies
    articles = [name(WANG, role, branch) for role in ("会长", "会长", "专员")]
    return part(WANG, (branch.pk, 1), [articles[-1].pk], by=editor, reason="另有其人")


def test_namesake_gets_a_page_of_his_own(client, parted):
    assert dossiers() == {("山东省贸促会", 1): 2, ("山东省贸促会", 2): 1}
    page = client.get(f"{SHANDONG}2/")
    assertContains(page, "专员<b>王强</b>")
    assertContains(page, "另有其人")
    assert [office.role for office in client.get(SHANDONG).context["offices"]] == ["会长"]


def test_branch_and_article_lead_to_the_namesake_they_name(client, parted, bodies):
    addresses = {leader.role: leader.url for leader in leaders_of(bodies[0])}
    assert addresses == {"会长": SHANDONG, "专员": f"{SHANDONG}2/"}
    article = PersonMention.objects.get(role="专员").article_id
    assertContains(client.get(f"/articles/{article}/"), f'href="{SHANDONG}2/"')


def test_parting_taken_back_leads_from_the_old_address(client, parted, editor):
    end(Attribution.objects.get(), by=editor)
    assert dossiers() == {("山东省贸促会", 1): 3}
    assertRedirects(client.get(f"{SHANDONG}2/"), SHANDONG)


def test_number_of_a_namesake_is_never_given_again(parted, editor, bodies):
    end(Attribution.objects.get(), by=editor)
    article = PersonMention.objects.first().article_id
    assert part(WANG, (bodies[0].pk, 1), [article], by=editor, reason="另一位") == (bodies[0].pk, 3)


def test_namesake_can_belong_to_another_body(parted, editor, bodies):
    name(WANG, branch=bodies[1])
    merge(WANG, parted, (bodies[1].pk, 1), by=editor, reason="后在大连")
    assert dossiers() == {("山东省贸促会", 1): 2, ("大连市贸促会", 1): 2}


def test_merged_page_parts_into_persons_again(merged, editor, bodies):
    article = PersonMention.objects.get(branch=bodies[0]).article_id
    part(WANG, (bodies[1].pk, 1), [article], by=editor, reason="并非一人")
    assert dossiers() == {("大连市贸促会", 1): 1, ("大连市贸促会", 2): 1}


@pytest.mark.parametrize("chosen", ["none", "all"])
def test_parting_must_leave_something_on_both_sides(bodies, editor, chosen):
    articles = [name(WANG, branch=bodies[0]).pk for _ in range(2)]
    with pytest.raises(ImpossibleAttribution):
        part(WANG, (bodies[0].pk, 1), articles if chosen == "all" else [], by=editor, reason="无")


def test_text_read_again_changes_nothing_of_it(parted):
    """Reading again writes the mentions anew: other rows, the same words."""
    before = dossiers()
    rows = list(PersonMention.objects.all())
    PersonMention.objects.all().delete()
    for row in rows:
        row.pk = None
    PersonMention.objects.bulk_create(rows)
    assert dossiers() == before
