"""Bylines as rows of parts: who furnished, photographed, wrote or told, in the orders that papers and offices use."""

import pytest

from archive.ingest.authors import dateline_authors, parse_authors, signers
from archive.ingest.bylines import parse_byline, parse_signature
from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles
from archive.ingest.roles import role_of
from tests.archive.credited import TEXT, TITLE, read

LU, GU, MIAO = "陆鸣野", "谷满仓", "苗青"
SUPPLIED = [
    ("陆鸣野 供稿", [LU]),
    ("陆鸣野供稿", [LU]),
    ("供稿 陆鸣野", [LU]),
    ("供稿：陆鸣野", [LU]),
    ("（陆鸣野　供稿）", [LU]),
    ("陆鸣野、谷满仓 供稿", [LU, GU]),
    ("某市贸促会　供稿", []),
    ("某市贸促会供稿", []),
    ("联络部　供稿", []),
    ("某市贸促会 陆鸣野 供稿", [LU]),
    ("某市贸促会陆鸣野供稿", [LU]),
    ("办公室 陆鸣野 供稿", [LU]),
    ("通讯员 陆鸣野 供稿", [LU]),
]
OF_A_BODY = [
    ("陆鸣野（某市贸促会）", [LU]),
    ("陆鸣野(某市贸促会)", [LU]),
    ("陆鸣野（某市贸促会联络部）", [LU]),
    ("陆鸣野（某大学教授）", [LU]),
    ("谷满仓　陆鸣野（某市贸促会）", [GU, LU]),
    ("■ 陆鸣野（某市贸促会）", [LU]),
    ("陆鸣野　某市贸促会", [LU]),
    ("陆鸣野　某市贸促会会长", [LU]),
    ("陆鸣野　某市贸促会党组书记、会长", [LU]),
    ("（陆鸣野　某市贸促会会长）", [LU]),
    ("陆鸣野/某市贸促会", [LU]),
    ("某市贸促会办公室　陆鸣野", [LU]),
    ("某市贸促会通讯员 陆鸣野", [LU]),
    ("（作者陆鸣野，系某市贸促会会长）", [LU]),
    ("（作者陆鸣野系某市贸促会会长）", [LU]),
    ("（作者陆鸣野为某市贸促会研究员）", [LU]),
    ("（作者：某市贸促会　陆鸣野）", [LU]),
    ("（作者系某市贸促会会长　陆鸣野）", [LU]),
    ("（本文作者陆鸣野系某大学教授）", [LU]),
    ("（本文作者为某市贸促会会长陆鸣野）", [LU]),
    ("作者：陆鸣野（某市贸促会会长）", [LU]),
    ("作者陆鸣野", [LU]),
]
SHARED = [
    ("文/陆鸣野 图/谷满仓", [LU, GU]),
    ("文/陆鸣野图/谷满仓", [LU, GU]),
    ("文　陆鸣野　图　谷满仓", [LU, GU]),
    ("文图/陆鸣野", [LU]),
    ("（文/陆鸣野　图/谷满仓）", [LU, GU]),
    ("文字/陆鸣野 摄影/谷满仓", [LU, GU]),
    ("陆鸣野/文 谷满仓/图", [LU, GU]),
    ("陆鸣野　文　谷满仓　图", [LU, GU]),
    ("陆鸣野文　谷满仓图", [LU, GU]),
    ("陆鸣野 文　谷满仓 摄", [LU, GU]),
    ("撰文 陆鸣野　摄影 谷满仓", [LU, GU]),
    ("文丨陆鸣野　图丨谷满仓", [LU, GU]),
    ("口述　陆鸣野　整理　谷满仓", [LU, GU]),
    ("采访整理：陆鸣野", [LU]),
    ("执笔人：陆鸣野", [LU]),
    ("课题组成员：陆鸣野　谷满仓", [LU, GU]),
]
REPORTED = [
    ("陆鸣野 报道", [LU]),
    ("陆鸣野报道", [LU]),
    ("陆鸣野　谷满仓　报道", [LU, GU]),
    ("记者陆鸣野报道", [LU]),
    ("记者陆鸣野北京报道", [LU]),
    ("本报记者陆鸣野广州报道", [LU]),
    ("本报记者　陆鸣野　发自上海", [LU]),
    ("本报记者陆鸣野、谷满仓联合报道", [LU, GU]),
    ("本报记者 陆鸣野 综合报道", [LU]),
    ("本报讯记者陆鸣野报道", [LU]),
    ("本报记者 陆鸣野 谷满仓 通讯员 苗青", [LU, GU, MIAO]),
    ("本报记者陆鸣野谷满仓通讯员苗青", [LU, GU, MIAO]),
    ("本报记者　陆鸣野/谷满仓　通讯员　苗青", [LU, GU, MIAO]),
    ("记者 陆鸣野、谷满仓；通讯员 苗青", [LU, GU, MIAO]),
    ("记者：陆鸣野 通讯员：苗青", [LU, MIAO]),
    ("记者|陆鸣野 编辑|谷满仓", [LU]),
    ("记者　阿木古力", ["阿木古力"]),
    ("本報記者　陸鳴野　報導", ["陸鳴野"]),
    ("記者陸鳴野北京報道", ["陸鳴野"]),
    ("大公報記者　陸鳴野　文/圖", ["陸鳴野"]),
    ("香港文匯報記者　陸鳴野", ["陸鳴野"]),
    ("通訊員　陸鳴野　供稿", ["陸鳴野"]),
]


@pytest.mark.parametrize(("line", "names"), [*SUPPLIED, *OF_A_BODY, *SHARED, *REPORTED])
def test_a_row_of_parts_under_a_title_is_its_byline(line, names):
    assert [author.name for author in read(TITLE, line, "", *TEXT).authors] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [*SUPPLIED, *(case for case in OF_A_BODY if "（" in case[0][1:] or case[0][0] == "（"), *SHARED],
)
def test_below_a_text_the_same_rows_sign_it(line, names):
    (article,) = find_articles(Reading("text", "", tuple(map(Block, [TITLE, "", *TEXT, line]))))[0]
    assert [author.name for author in article.authors] == names
    assert [paragraph.text for paragraph in article.paragraphs] == TEXT


@pytest.mark.parametrize(
    "line",
    ["本报记者 陆鸣野 摄", "陆鸣野 摄", "（记者　陆鸣野　摄影）", "記者 陸鳴野 攝", "孙琳摄", "摄影：陆鸣野"],
)
def test_a_photographer_alone_wrote_nothing(line):
    assert read(TITLE, line, "", *TEXT).authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "文化交流",
        "整理思路",
        "高质量发展",
        "企业采访手记",
        "记者，边境贸易正从易货转向现汇，",
        "贸促会新疆分会会长杜怀疆告诉",
        "金融支持外贸企业",
        "国际商会 合作共赢",
        "南京 市贸促会搭台",
        "党组书记、会长",
        "广州 商会抱团出海",
        "常务副会长",
    ],
)
def test_a_heading_is_no_row_of_parts(line):
    assert (parse_byline(line), parse_signature(line)) == ((), ())
    assert role_of(line) == ""


def test_persons_with_an_office_over_their_lives_sign_nothing():
    lines = ["领导简介", "陆鸣野　党组书记、会长", *TEXT[:1], "谷满仓　党组成员、副会长", *TEXT[1:]]
    (article,) = find_articles(Reading("text", "", tuple(map(Block, lines))))[0]
    assert article.authors == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者马新宇、通讯员阿依努尔报道", ["马新宇", "阿依努尔"]),
        ("记者王平广州报道", ["王平"]),
        ("（晋江县　丁水根）", ["丁水根"]),
        ("见习记者陶然", ["陶然"]),
    ],
)
def test_who_signs_with_a_place_or_a_deed_behind_is_named_whole(text, names):
    assert [author.name for author in parse_authors(text)] == names


def test_a_county_signs_nothing():
    assert list(signers("晋江县　丁水根")) == ["丁水根"]


def test_a_reporter_on_probation_is_one():
    assert [author.name for author in dateline_authors("见习记者陶然")] == ["陶然"]
