"""What an editor took off is told from what nobody has found yet: the one stays away, the other comes.

What older rules missed is taken out of the rows by hand: the text is real, the reading is today's.
"""

import re
from importlib import import_module

import pytest
from django.apps import apps

from archive import originals
from archive.ingest.accession import accession
from archive.keeping.backup import write_backup
from archive.keeping.facts import keep_facts
from archive.keeping.rebuilding import rebuild_record
from archive.keeping.restoring import restore_backup
from archive.models import Article, Branch, FactsEntry
from archive.rereading import reread
from tests.archive.desk import Desk, branches
from tests.archive.test_keeping import wipe

pytestmark = pytest.mark.django_db

BULLETIN = """三地贸促会在银川签约

2024年9月12日，大连市贸促会会长周海青与青岛市贸促会副会长林远山在银川签约，组织30家企业参展，签约金额达5亿元。

宁波海外商会也派人参加。
"""
# Kind -> a mark that an editor takes off, one that older rules missed, as values of their boxes.
MARKS = {
    "branches": ("dalian", "qingdao"),
    "people": ("周海青|大连市贸促会会长", "林远山|青岛市贸促会副会长"),
    "figures": ("30家|企业", "5亿元|签约金额"),
}
MISSED = {
    "branches": lambda article: article.branch_mentions.filter(branch__slug="qingdao"),
    "people": lambda article: article.person_mentions.filter(name="林远山"),
    "figures": lambda article: article.figures.filter(text="5亿元"),
}


@pytest.fixture
def desk(admin_client) -> Desk:
    for slug, name in (("dalian", "大连市贸促会"), ("qingdao", "青岛市贸促会"), ("ningbo", "宁波市贸促会")):
        Branch.objects.create(slug=slug, name=name, level="city", official_name=name)
    return Desk(admin_client, accession(BULLETIN.encode(), "签约.txt", by=None, publish=True).bulletin)


def marked(article: Article) -> dict[str, set[str]]:
    return {
        "branches": branches(article),
        "people": {f"{name}|{role}" for name, role in article.person_mentions.values_list("name", "role")},
        "figures": {f"{said}|{of}" for said, of in article.figures.values_list("text", "counted")},
    }


def tick(desk: Desk, kind: str, *keys: str) -> Article:
    """Those boxes of that kind and no other."""
    desk.send(**{f"a{desk.article(0).pk}-{kind}": list(keys)})
    return desk.article(0)


def test_the_bulletin_says_what_these_tests_ask(desk):
    assert marked(desk.article(0)) == {kind: set(pair) for kind, pair in MARKS.items()}


@pytest.mark.parametrize("kind", MARKS)
def test_read_again_a_mark_taken_off_stays_off_and_one_missed_before_comes(desk, kind):
    _taken_off, missed = MARKS[kind]
    article = tick(desk, kind, missed)
    MISSED[kind](article).delete()
    told = reread(desk.bulletin, dry_run=False)
    assert any(piece.kind == "new" for each in told for change in each.changes for piece in change.pieces)
    assert marked(article)[kind] == {missed}
    assert reread(desk.bulletin, dry_run=False) == []


@pytest.mark.parametrize("kind", MARKS)
def test_at_the_next_correction_a_mark_missed_before_comes_too(desk, kind):
    _taken_off, missed = MARKS[kind]
    article = tick(desk, kind, missed)
    MISSED[kind](article).delete()
    desk.send(**{f"a{article.pk}-kicker": "引题"})
    assert marked(article)[kind] == {missed}


def test_a_branch_that_gets_another_name_is_found_where_an_editor_took_one_off(desk):
    article = tick(desk, "branches", "qingdao")
    Branch.objects.filter(slug="ningbo").update(aliases=["宁波海外商会"])
    reread(desk.bulletin, dry_run=False)
    assert branches(article) == {"qingdao", "ningbo"}


@pytest.mark.parametrize("kind", MARKS)
def test_a_mark_taken_off_is_offered_without_a_tick_and_a_tick_brings_it_back(desk, kind):
    taken_off, missed = MARKS[kind]
    tick(desk, kind, missed)
    offered = re.findall(rf'name="a\d+-{kind}" value="([^"]+)"[^>]*?( checked)?>', desk.page())
    off = [value for value, checked in offered if not checked]
    assert (len(offered), len(off)) == (2, 1)
    article = tick(desk, kind, missed, *off)
    assert marked(article)[kind] == {taken_off, missed}
    assert article.rejected == {}
    assert reread(desk.bulletin, dry_run=False) == []


def test_a_branch_taken_off_and_added_by_name_is_on(desk):
    article = tick(desk, "branches", "qingdao")
    desk.send(**{f"a{article.pk}-added_branches": "大连市贸促会"})
    assert branches(article) == {"dalian", "qingdao"}
    assert desk.article(0).rejected == {}


def test_a_branch_taken_off_stays_off_under_another_slug(desk):
    article = tick(desk, "branches", "qingdao")
    branch = Branch.objects.get(slug="dalian")
    keys = ("name", "official_name", "level")
    sent = {"slug": "dalian-shi", **{key: getattr(branch, key) for key in keys}}
    desk.client.post(f"/admin/archive/branch/{branch.pk}/change/", sent)
    assert FactsEntry.objects.filter(sha256=desk.bulletin.sha256).exists()
    assert desk.article(0).rejected == {"branches": ["dalian-shi"]}
    reread(desk.bulletin, dry_run=False)
    assert branches(article) == {"qingdao"}


def test_a_branch_taken_off_and_deleted_is_not_met_for_the_first_time_again(desk):
    article = desk.article(0)
    province = {"level": "province", "province": "浙江", "province_code": "330000"}
    Branch.objects.create(slug="zhejiang", name="浙江省贸促会", **province)
    desk.send(**{f"a{article.pk}-p-1-text": "湖州市贸促会也派人参加。"})
    (met,) = branches(article) - {"dalian", "qingdao"}
    tick(desk, "branches", "dalian", "qingdao")
    Branch.objects.get(slug=met).delete()
    reread(desk.bulletin, dry_run=False)
    assert branches(article) == {"dalian", "qingdao"}
    assert not Branch.objects.filter(slug=met).exists()


def test_a_name_taken_off_stays_off_whatever_role_better_rules_give_it(desk):
    article = tick(desk, "people", "林远山|青岛市贸促会副会长")
    Article.objects.filter(pk=article.pk).update(title="大连市贸促会秘书长周海青在银川")
    desk.send(**{f"a{article.pk}-kicker": "引题"})
    assert marked(article)["people"] == {"林远山|青岛市贸促会副会长"}


def test_of_a_name_with_two_roles_one_alone_can_be_taken_off(desk):
    pk = desk.article(0).pk
    desk.send(**{f"a{pk}-title": "大连市贸促会秘书长周海青在银川"})
    keys = marked(desk.article(0))["people"]
    assert len(keys) == 3
    assert marked(tick(desk, "people", *(keys - {"周海青|大连市贸促会会长"})))["people"] == keys - {
        "周海青|大连市贸促会会长"
    }
    assert reread(desk.bulletin, dry_run=False) == []


def test_every_version_says_what_was_taken_off(desk):
    article = tick(desk, "branches", "qingdao")
    assert [version.rejected for version in article.history.all()] == [{"branches": ["dalian"]}, {}]


def test_what_was_taken_off_comes_back_from_a_backup(desk, tmp_path):
    tick(desk, "figures", "30家|企业")
    write_backup(tmp_path / "backup.zip")
    wipe()
    restore_backup(tmp_path / "backup.zip")
    assert reread(Article.objects.get().bulletin, dry_run=True) == []
    assert marked(Article.objects.get())["figures"] == {"30家|企业"}


def test_what_was_taken_off_comes_back_from_the_facts_beside_the_originals(desk, tmp_path):
    tick(desk, "figures", "30家|企业")
    keep_facts()
    tree = tmp_path / "saved"
    originals.path_of("0").parent.parent.rename(tree)
    wipe()
    rebuild_record(tree)
    assert reread(Article.objects.get().bulletin, dry_run=True) == []
    assert marked(Article.objects.get())["figures"] == {"30家|企业"}


@pytest.mark.parametrize(
    ("touched", "rejected"),
    [
        ("branches", {"branches": ["qingdao"]}),
        ("people", {"names": ["林远山"]}),
        ("figures", {"figures": [["5亿元", "签约金额"]]}),
        ("title", {}),
    ],
)
def test_an_upgrade_writes_down_what_counted_as_rejected(desk, touched, rejected):
    article = desk.article(0)
    for missed in MISSED.values():
        missed(article).delete()
    Article.objects.filter(pk=article.pk).update(origins={**article.origins, touched: "entered"})
    import_module("archive.migrations.0013_rejected_marks").write_down_what_was_rejected(apps, None)
    assert desk.article(0).rejected == rejected
