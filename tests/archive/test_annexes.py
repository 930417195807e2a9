"""Names of annexes below a signature are of files that the bulletin does not hold; over it they are of the document."""

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles

NOTICE = [
    "关于组织企业参加国际食品展的通知", "", "各市贸促会，各有关企业：",
    "　　国际食品展将于5月25日至29日举行。为帮助企业开拓市场，我会拟组团参展，现将有关事项通知如下。",
    "　　请有意参展的企业于4月底前报名。", "",
]  # fmt: skip
SIGNATURE = [" " * 40 + "云南省贸促会", " " * 38 + "2026年3月21日"]


def texts(*lines: str) -> tuple[list[str], list[str]]:
    (article,), dropped = find_articles(Reading("text", "\n".join(lines), tuple(map(Block, lines))))
    return [paragraph.text for paragraph in article.paragraphs], [drop.text for drop in dropped]


@pytest.mark.parametrize(
    "annexes",
    [
        ["附件：2026年国际食品展报名表"],
        ["附件1：报名表", "附件2：展位图"],
        ["附件：1.报名表", "2.展位图"],
        ["附件：", "1. 报名表", "2. 展位图"],
        ["附件下载：报名表.doc"],
        ["【附件】报名表.xlsx"],
        ["附件", "1.报名表.docx", "2.展位图.pdf"],
        ["相关附件：", "报名表.docx"],
        ["附：参展企业名单"],
        ["（附件：报名表）"],
    ],
)
def test_annexes_named_below_the_signature_are_no_text(annexes):
    kept, dropped = texts(*NOTICE, *SIGNATURE, "", *annexes)
    assert kept[-1] == "2026年3月21日"
    assert dropped[-len(annexes) :] == annexes


def test_annexes_named_over_the_signature_are_of_the_document():
    kept, _ = texts(*NOTICE, "　　附件：1. 报名表", "　　　　　2. 展位图", "", *SIGNATURE)
    assert any("报名表" in text for text in kept)


@pytest.mark.parametrize(
    "annex",
    [
        ["附件：参展须知", "　　一、参展企业须于开幕前两天到馆布展，逾期不候。"],
        ["附：展会规模三万平方米，去年有四十国参展。"],
        ["联系人：杨沐，电话：0871-00000000。"],
    ],
)
def test_an_annex_with_its_text_stays(annex):
    kept, _ = texts(*NOTICE, *SIGNATURE, "", *annex)
    assert annex[-1].strip() in kept[-1]
