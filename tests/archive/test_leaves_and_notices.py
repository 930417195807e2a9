"""What a column, a picture or a jump line parts, and whose it is."""

import pytest

from archive.ingest.cleaning import mend
from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles
from archive.ingest.roles import role_of

STORY = "　　本报讯　某市贸促会昨天邀请三十家外贸企业座谈，听取意见。\n　　座谈会开了整整一个下午，记了两本笔记。\n"
MINUTES = (
    "　　一、关于展览会\n"
    "　　（一）原则同意展览部提出的布展方案，纺织展区由原定的一千平方米扩大到一千五\n百平方米。\n"
    "　　（二）客商邀请由联络部负责，请省贸促会协助。\n"
    "　　二、关于会费\n"
    "　　会议同意上年度会费收支的说明。结余部分转入会员培训专户，不得用于其他支出项\n目。\n"
    "　　三、关于出访\n"
    "　　代表团拟于下月成行，由秘书长带队，不安排与公务无关的参观。经费按有关办法办\n理。\n"
)


def read(text: str):
    return find_articles(Reading("text", text, blocks=tuple(map(Block, text.split("\n")))))[0]


def test_a_leaf_of_short_paragraphs_is_wrapped_where_their_first_lines_turn_flush():
    units = [unit.text for unit in mend([Block(line) for line in MINUTES.split("\n")]).units]
    assert len(units) == 7
    assert all(unit.endswith("。") or unit[1] == "、" for unit in units)


@pytest.mark.parametrize("head", ["本报某市3月17日讯（记者张凡、", "本报某市 3 月 17 日讯　（记者张凡、"])
def test_a_reporter_in_a_bracket_that_a_line_breaks_is_still_in_it(head):
    rest = "通讯员李芳报道）记者从某市贸促会获悉：今年\n前两个月，该会组织三十家企业到国外参加展\n览会。\n"
    (article,) = read(f"棉纱织成了合同\n\n{head}\n{rest}")
    assert article.title == "棉纱织成了合同"
    assert [author.name for author in article.authors] == ["张凡", "李芳"]


@pytest.mark.parametrize("notice", ["（上接第一版）", "(上接第1版)", "（上接A1版）"])
def test_a_jump_line_over_a_title_is_of_the_text_below(notice):
    first, second = read(
        f"三十家企业座谈会昨天举行\n\n{STORY}\n{notice}\n新办法要看实效\n\n{STORY.replace('三十', '五十')}"
    )
    assert (first.continued_from_page, second.continued_from_page) == (None, 1)
    assert second.title == "新办法要看实效"


@pytest.mark.parametrize(
    "line", ["▲张凡（右）在窗口核对单证 记者李芳 摄", "△客商在展台前试用新产品 本报记者李芳摄"]
)
def test_a_marked_line_that_tells_a_picture_is_its_caption(line):
    assert role_of(line) == "caption"


@pytest.mark.parametrize("line", ["▲ 本报记者 李芳 摄", "▲ 王芳"])
def test_a_marked_name_alone_is_a_byline(line):
    assert role_of(line) == "byline"


@pytest.mark.parametrize("name", ["经济生活", "城乡市场", "口岸"])
def test_a_name_over_a_headline_of_two_lines_is_of_the_page(name):
    (article,) = read(f"{name}\n\n牵一根线\n活一片竹\n\n{STORY}")
    assert (article.title, article.kicker) == ("牵一根线 活一片竹", "")


def test_a_kicker_that_tells_an_event_stands_over_both_halves_of_a_headline():
    (article,) = read(f"我贸促会代表团访问东欧五国归来\n加深彼此了解\n扩大贸易往来\n\n{STORY}")
    assert (article.kicker, article.title) == (
        "我贸促会代表团访问东欧五国归来",
        "加深彼此了解 扩大贸易往来",
    )


@pytest.mark.parametrize(
    "line", ["便签上写着客商的需求：“求购烘干设", "背景板上贴满《采购需求清", "新馆昨天迎客（本期图片由"]
)
def test_a_line_that_stops_within_a_quotation_is_no_headline(line):
    below = "工作人员每隔一小时清理一次，办好一张，揭下一张，窗口一天也没有关过。"
    articles = read(f"三十家企业座谈会昨天举行\n\n{STORY}\n{line}\n\n{below}\n")
    assert line not in {article.title for article in articles}


COLUMN = "小厂的老板从来没有做过外贸生意，先\n要检测，再要换包装，前后跑了两个月\n才办完手续，总算赶上最后一班船期。\n"
TOLD = "处长翻开登记本给记者看：糕点、茶叶\n、竹编、绣品……排在后头的还有不少\n家，都在等着办证，窗口天天排着队。\n"


@pytest.mark.parametrize("heading", ["【后面还有八家在排队】", "【一碗面办了九样手续】"])
def test_a_heading_in_brackets_of_its_own_stands_apart_from_what_is_set_flush_with_it(heading):
    text = f"面条坐上了火车\n\n　　本报讯　昨天，一家小厂领到了证书。\n{COLUMN}{heading}\n{TOLD}"
    (article,) = read(text)
    assert [each.text for each in article.paragraphs if each.type == "heading"] == [heading]
