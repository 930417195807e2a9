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
        "编发贸易风险提示36期。",
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


@pytest.mark.parametrize(
    "text",
    [
        "河北省贸促会签发各类原产地证，同比大增；为企业代办领事认证2300余份。",
        "河北省贸促会共签发原产地证书；办理商事证明书5120份。",
        "河北省贸促会举办培训；代办领事认证1384份。",
        "河北省贸促会组织企业参展；还接待来访团组47批。",
        "河北省贸促会受理案件；并出具不可抗力证明22份。",
        "河北省贸促会走访企业，送去手册；收集问题；解决难题36个。",
        "河北省贸促会开办网站；编印商情快递48期。",
        "河北省贸促会聘请律师；为会员提供咨询310次。",
        "河北省贸促会先后回访企业；先后翻译合同75份。",
        "河北省贸促会派出小组；共征集需求612条。",
    ],
)
def test_behind_a_semicolon_the_subject_goes_on(text):
    assert owner(text, title="简讯") == "hebei"


@pytest.mark.parametrize(
    "text",
    [
        "近日，河北省贸促会举办洽谈会；企业签约48份合同。",
        "近日，河北省贸促会举办洽谈会；来自德国的客商下单300台。",
        "近日，河北省贸促会举办洽谈会；现场签约金额860万美元。",
        "近日，河北省贸促会举办洽谈会；全省出口家电186万台。",
    ],
)
def test_behind_a_semicolon_another_subject_acts(text):
    assert owner(text, title="简讯") is None


@pytest.mark.parametrize(
    "text",
    [
        "全年组织27家陶瓷企业参加抽样应诉。",
        "全年组织陶瓷企业应诉，为企业填报问卷140余套。",
        "修订财务、外事等制度9项。",
        "一年来编印商情快报48期。",
        "年内回访企业126家。",
    ],
)
def test_the_year_may_stand_over_a_deed(text):
    assert owner(text) == "hebei"


def test_a_branch_named_only_later_leaves_a_deed_its_owner():
    assert owner("修订财务等制度9项。选派两名同志到山东省贸促会学习。") == "hebei"
    assert owner("山东省贸促会来访。修订财务等制度9项。") != "hebei"


@pytest.mark.parametrize(
    "text",
    [
        "河北省贸促会没有把企业拉出去，而是把外商的12名代表请到了渔村。",
        "河北省贸促会组织钢企赴泰参展。展会期间举办推介会3场。",
        "河北省贸促会组织钢企赴泰参展，会见当地商会。活动期间邀请经销商170人。",
        "记者从河北省贸促会获悉，该会共签发证书2.8万份。",
    ],
)
def test_what_the_branch_did_is_its_own(text):
    assert owner(text, title="简讯") == "hebei"


def test_those_who_came_are_told_by_their_firms():
    article = DraftArticle(
        "简讯", (Paragraph("p1", "text", "河北省贸促会举办培训，86家企业的120名职员参加。"),)
    )
    assert [figure.branch for figure in find_mentions(article, GAZETTEER)[0].figures] == ["hebei", "hebei"]


@pytest.mark.parametrize(
    "text",
    [
        "记者从河北省贸促会获悉，当地25家钢厂将赴港洽谈。",
        "由河北省贸促会与邯郸市商务局共建的外贸会客厅启用，首批入驻21家机构。",
        "河北省贸促会设立的展厅开门迎客，陈列样品300件。",
        "据悉，记者从河北省贸促会了解到，已有40家企业报名。",
        "河北省贸促会和石家庄海关共同打造的通关驿站投用，安放自助机18台。",
    ],
)
def test_what_others_do_is_not(text):
    assert owner(text, title="简讯") is None
