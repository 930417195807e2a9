"""Whose a figure is: the branch whose deed its clause tells, or nobody's."""

from pathlib import Path

import pytest

from archive.ingest.draft import DraftArticle, Paragraph
from archive.ingest.gazetteer import Gazetteer, load_records
from archive.ingest.mentions import find_mentions

GAZETTEER = Gazetteer.from_records(load_records(Path(__file__).parents[2] / "seeds" / "branches.json"))


def owner(text: str, title: str = "河北省贸促会送服务进园区", kind="report") -> str | None:
    article = DraftArticle(title=title, paragraphs=(Paragraph("p1", "text", text),), kind=kind)
    return find_mentions(article, GAZETTEER)[0].figures[0].branch


@pytest.mark.parametrize(
    "text",
    [
        "今年前4个月，全省贸促系统共签发各类证书2.36万份。",
        "上半年组织412家企业参加境外展会。",
        "15日至17日　组织31家企业参加食品展。",
        "会议指出，上半年全省贸促机构组织出国展览97个。",
        "龚建国：我们实施行动，上半年组织412家企业参展。",
        "这个窗口共签出4382份证书。",
    ],
)
def test_a_deed_without_a_branch_is_that_of_the_branch_in_the_title(text):
    assert owner(text) == "hebei"
    assert owner(text, title="简讯") is None


@pytest.mark.parametrize(
    "text",
    [
        "全国贸促系统代理应对案件136起。",
        "企业共签约860件订单。",
        "全省出口家电186万台。",
        "一家企业负责人说：“我们组织412家门店参加。",
        "专家作了讲解，发放资料300余份。",
        "现场签约金额860万美元。",
    ],
)
def test_what_others_do_is_not_its_own(text):
    assert owner(text) is None


@pytest.mark.parametrize("kind", ["minutes", "notice"])
def test_what_is_planned_is_nobodys(kind):
    assert owner("下半年组织45家企业赴境外参展。", kind=kind) is None
    assert owner("下半年组织45家企业赴境外参展。") == "hebei"


def test_a_branch_in_company_of_those_it_works_with_keeps_its_number():
    assert owner("河北省贸促会成立于1980年，现与54个国家和地区的183家机构建立了合作关系。") == "hebei"


def test_the_branch_that_a_text_speaks_of_alone_is_its_own():
    assert (
        owner("海南省贸促会的窗口很忙。去年，这个窗口共签出4382份证书。", title="一张证书的旅程") == "hainan"
    )
