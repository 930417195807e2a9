"""A bulletin read again follows today's rules, except where an editor has said otherwise.

What older rules read is put into the rows by hand: the text is real, the reading is today's.
"""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.ingest.accession import accession
from archive.models import Article, Branch, BranchMention, Bulletin, OutboxEntry
from archive.rereading import REASON, reread

pytestmark = pytest.mark.django_db

BULLETIN = """丝路贸促论坛在银川举行

■ 本报记者 苏晓禾

2024年9月12日，由宁夏回族自治区贸促会主办的丝路贸促论坛在银川举行，来自18个国家的230余家企业参加。

论坛发布了《枸杞产业出海蓝皮书》。

（来源：宁夏日报）
"""


@pytest.fixture
def article() -> Article:
    Branch.objects.create(
        slug="ningxia", name="宁夏回族自治区贸促会", level="province", province="宁夏", province_code="640000"
    )
    return accession(BULLETIN.encode(), "银川.txt", by=None, publish=True).bulletin.articles.get()


def as_read_before(article: Article, **values) -> None:
    Article.objects.filter(pk=article.pk).update(**values)
    OutboxEntry.objects.all().delete()


def read_again(article: Article, *, dry_run: bool = False) -> dict[str, str]:
    """Label -> what goes and comes, of the only article."""
    changes = reread(Bulletin.objects.get(pk=article.bulletin_id), dry_run=dry_run)
    return {
        each.label: "".join(
            f"{piece.kind[0]}:{piece.text} " for piece in each.pieces if piece.kind != "same"
        ).strip()
        for change in changes
        for each in change.changes
    }


def test_what_was_read_by_todays_rules_stays_as_it_is(article):
    before = Article.objects.values().get()
    assert read_again(article) == {}
    assert Article.objects.values().get() == before


def test_values_follow_todays_rules_and_the_index_is_told(article):
    as_read_before(article, source="宁夏", origins={})
    assert read_again(article) == {"来源": "n:日报"}
    assert Article.objects.get().source == "宁夏日报"
    assert OutboxEntry.objects.filter(article_id=article.pk).exists()
    assert read_again(article) == {}


def test_a_rereading_is_signed_by_the_rules(article):
    as_read_before(article, source="宁夏")
    read_again(article)
    version = article.history.first()
    assert (version.history_user, version.history_change_reason) == (None, REASON)


def test_a_dry_run_tells_and_changes_nothing(article):
    as_read_before(article, source="宁夏")
    before = Article.objects.values().get()
    assert read_again(article, dry_run=True) == {"来源": "n:日报"}
    assert Article.objects.values().get() == before
    assert not OutboxEntry.objects.exists()


def test_a_value_that_an_editor_entered_stays(article):
    as_read_before(article, source="新消息报", kicker="旧", origins={"source": "entered"})
    assert "来源" not in read_again(article)
    reread_article = Article.objects.get()
    assert (reread_article.source, reread_article.kicker) == ("新消息报", "")
    assert reread_article.origins["source"] == "entered"


def test_a_text_that_an_editor_arranged_stays(article):
    paragraphs = [{"id": "p1", "type": "text", "text": "编辑改写的一段。", "level": 0}]
    as_read_before(article, paragraphs=paragraphs, origins={"paragraphs": "entered"})
    read_again(article)
    assert Article.objects.get().paragraphs == paragraphs


def test_a_paragraph_that_stays_keeps_its_anchor(article):
    first, second = article.paragraphs
    old = [
        {**first, "id": "p1", "text": first["text"][:20]},
        {**first, "id": "p2", "text": first["text"][20:]},
    ]
    as_read_before(article, paragraphs=[*old, {**second, "id": "p3"}])
    assert "正文" in read_again(article)
    paragraphs = Article.objects.get().paragraphs
    assert [paragraph["text"] for paragraph in paragraphs] == [first["text"], second["text"]]
    assert [paragraph["id"] for paragraph in paragraphs] == ["p4", "p3"]


def test_marks_are_found_anew(article):
    BranchMention.objects.all().delete()
    assert "宁夏回族自治区贸促会" in read_again(article)["机构提及"]
    assert BranchMention.objects.get().branch.slug == "ningxia"


def test_a_branch_that_an_editor_took_off_stays_off(article):
    BranchMention.objects.all().delete()
    as_read_before(article, rejected={"branches": ["ningxia"]})
    assert read_again(article) == {}


def test_a_figure_that_an_editor_took_off_stays_off(article):
    article.figures.filter(unit="家").delete()
    as_read_before(article, rejected={"figures": [["230余家", "企业"]]})
    assert read_again(article) == {}
    assert [figure.text for figure in article.figures.all()] == ["18个"]


def test_a_bulletin_nobody_arranged_is_parted_anew(article):
    second = {"title": "误分出的一篇", "position": 1, "status": "published"}
    Article.objects.create(bulletin=article.bulletin, paragraphs=article.paragraphs[1:], **second)
    as_read_before(article, paragraphs=article.paragraphs[:1])
    assert "回收站" in read_again(article)["分篇"]
    assert Article.objects.get(title="误分出的一篇").status == "withdrawn"
    assert len(Article.objects.get(pk=article.pk).paragraphs) == 2
    assert read_again(article) == {}


@pytest.mark.parametrize(
    ("others", "status"), [((), "draft"), (("published",), "published"), (("draft",), "draft")]
)
def test_a_text_that_no_article_holds_comes_in_for_those_who_had_the_others(article, others, status):
    bulletin = Bulletin.objects.get()
    article.delete()
    for other in others:
        Article.objects.create(bulletin=bulletin, title="别的", status=other)
    reread(bulletin, dry_run=False)
    new = bulletin.articles.get(title="丝路贸促论坛在银川举行")
    assert (new.status, new.branch_mentions.count()) == (status, 1)


def test_what_an_editor_dropped_does_not_come_back(article):
    as_read_before(article, status="dropped")
    assert read_again(article) == {}
    assert Article.objects.get().status == "dropped"


def decoded_before(article: Article) -> Bulletin:
    """As if an older reader had taken the document for another encoding."""
    garbled = {"encoding": "big5", "replacements": 3, "received_text": BULLETIN.replace("银川", "ÒøŽ¨")}
    Bulletin.objects.filter(pk=article.bulletin_id).update(**garbled)
    return Bulletin.objects.get(pk=article.bulletin_id)


def test_a_document_decoded_better_is_shown_so(article):
    before = decoded_before(article)
    told = read_again(article)
    assert told["编码"] == "g:big5 n:utf-8"
    assert "ÒøŽ¨" in told["收到的文本"]
    after = Bulletin.objects.get()
    assert (after.encoding, after.replacements, after.received_text) == ("utf-8", 0, BULLETIN)
    assert (after.sha256, after.accessioned_at) == (before.sha256, before.accessioned_at)
    assert read_again(article) == {}


def test_a_dry_run_tells_how_the_document_would_be_decoded_and_keeps_it(article):
    decoded_before(article)
    out = StringIO()
    call_command("reread", "--dry-run", verbosity=0, stdout=out)
    assert "编码：[-big5-]{+utf-8+}" in out.getvalue()
    assert "会改 0 篇文章" in out.getvalue()
    assert Bulletin.objects.get().encoding == "big5"


def test_a_better_decoding_leaves_what_an_editor_entered(article):
    decoded_before(article)
    paragraphs = [{"id": "p1", "type": "text", "text": "编辑改写的一段。", "level": 0}]
    as_read_before(article, paragraphs=paragraphs, origins={"paragraphs": "entered"})
    read_again(article)
    assert Article.objects.get().paragraphs == paragraphs
    assert Bulletin.objects.get().received_text == BULLETIN


def test_command_tells_what_changed(article):
    as_read_before(article, source="宁夏")
    out = StringIO()
    call_command("reread", "--dry-run", verbosity=0, stdout=out)
    assert "来源：宁夏{+日报+}" in out.getvalue()
    assert "会改 1 篇文章" in out.getvalue()


def test_command_goes_on_past_a_lost_original(article):
    lost = Bulletin.objects.create(original_name="没有.txt", sha256="f" * 64, size=1, format="text")
    out = StringIO()
    with pytest.raises(CommandError, match="1 份没有重读"):
        call_command("reread", verbosity=0, stdout=out)
    assert f"{lost.pk} 没有.txt：原件不在了" in out.getvalue()
    assert "重读 1 份" in out.getvalue()
