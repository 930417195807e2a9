"""Where a title begins, and what its lines are."""

import pytest

from archive.ingest.cleaning import mend
from archive.ingest.draft import Block
from archive.ingest.segmentation import segment
from archive.ingest.titles import infer_title, parse_title

LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


def pieces(text: str):
    return segment(mend([Block(line) for line in text.split("\n")]).units)


def titles(text: str) -> list[str]:
    return [parse_title(piece.heads).text for piece in pieces(text)]


@pytest.mark.parametrize(
    "opening",
    [
        "■ 本报记者 张凡",
        "本报记者 李晓平 通讯员 王紫薇",
        "——在改革中前行",
        "（上接第1版）",
        "本报讯（记者 张凡）昨日，会议召开。",
        "文/张凡",
    ],
)
def test_a_short_line_over_a_byline_is_a_title(opening):
    assert titles(f"第一个题目\n\n{LONG}\n\n第二个题目\n\n{opening}\n\n{LONG}") == [
        "第一个题目",
        "第二个题目",
    ]


@pytest.mark.parametrize("ending", ["（来源：新华网）", "（本报记者 张凡）", "（下转第3版）"])
def test_a_short_line_after_a_closing_credit_is_a_title(ending):
    assert titles(f"第一个题目\n\n{LONG}{ending}\n\n第二个题目\n\n{LONG}") == ["第一个题目", "第二个题目"]


def test_a_short_line_between_paragraphs_is_a_heading():
    assert titles(f"题目\n\n{LONG}\n\n服务企业见实效\n\n{LONG}") == ["题目"]


def test_news_items_without_bylines_are_told_by_white_space_and_their_verbs():
    text = f"河北开展企业走访\n　　{LONG}\n\n南昌举办选品会\n　　{LONG}\n\n海口召开座谈会\n　　{LONG}"
    assert titles(text) == ["河北开展企业走访", "南昌举办选品会", "海口召开座谈会"]


def test_a_title_that_opens_with_the_place_of_its_lead_begins_an_item():
    items = [
        ("河北开展企业走访", "河北省"),
        ("山东苹果直供中东", "6月5日，山东省"),
        ("海口举办选品会", "海口市"),
    ]
    text = "\n\n".join(f"{title}\n\n{place}贸促会{LONG}" for title, place in items)
    assert titles(text) == [title for title, _ in items]


def test_a_place_and_a_colon_head_a_section():
    assert titles(f"题目\n\n{LONG}\n\n绍兴：办好一张表\n\n绍兴市{LONG}\n\n{LONG}") == ["题目"]


def test_a_document_keeps_its_title_under_its_kind_and_number():
    head = "会议纪要\n〔2005〕12号\n中国贸促会办公室        二〇〇五年九月十 六日\n\n关于筹备展会的会议纪要"
    (piece,) = pieces(f"{head}\n\n　　{LONG}\n　　{LONG}")
    assert parse_title(piece.heads).text == "关于筹备展会的会议纪要"
    assert [unit.role for unit in piece.body[:2]] == ["document-number", ""]


def test_a_title_under_the_text_belongs_to_it():
    assert titles(f"{LONG}\n\n{LONG}\n（来源：《湖北日报》2022年7月19日第11版）\n\n推动合作\n■ 任小明") == [
        "推动合作"
    ]


def test_picture_news_is_an_article_of_its_own():
    assert titles(f"题目\n\n{LONG}\n\n图片新闻\n\n{LONG}\n本报记者 程丽 摄") == ["题目", "图片新闻"]


def test_a_signature_is_no_title():
    assert (
        len(
            pieces(f"关于培训的通知\n\n{LONG}\n\n　　　　　　　　江苏省贸促会\n　　　　　　　　2008年2月27日")
        )
        == 1
    )


@pytest.mark.parametrize(
    ("lines", "title", "kicker"),
    [
        (["宏伟蓝图催奋进", "砥砺前行续华章"], "宏伟蓝图催奋进 砥砺前行续华章", ""),
        (
            ["云南省贸促会关于做好", "第三届南亚博览会参展工作的通知"],
            "云南省贸促会关于做好第三届南亚博览会参展工作的通知",
            "",
        ),
        (["省商务厅", "省贸促会关于办展的通知"], "省商务厅 省贸促会关于办展的通知", ""),
        (["会议纪要", "关于筹备展会的会议纪要"], "关于筹备展会的会议纪要", ""),
        (["全国贸促系统对外联络工作座谈会", "会议纪要"], "全国贸促系统对外联络工作座谈会会议纪要", ""),
        (["推动构建更紧密的", "全球产业链供应链伙伴关系"], "推动构建更紧密的全球产业链供应链伙伴关系", ""),
        (
            ["省委书记赴企业调研时强调", "把外贸企业的事当成自己的事来办好"],
            "把外贸企业的事当成自己的事来办好",
            "省委书记赴企业调研时强调",
        ),
        (["同一个题目", "同一个题目"], "同一个题目", ""),
    ],
)
def test_lines_over_a_text_make_title_and_kicker(lines, title, kicker):
    found = parse_title([unit for line in lines for unit in mend([Block(line)]).units])
    assert (found.text, found.kicker) == (title, kicker)


def test_the_name_of_a_column_is_dropped():
    units = mend([Block("贸促简讯"), Block(""), Block("河北开展外贸企业大走访")]).units
    found = parse_title(units)
    assert (found.text, found.dropped[0].text) == ("河北开展外贸企业大走访", "贸促简讯")


def test_an_inferred_title_is_short():
    assert infer_title("第一句。第二句。") == "第一句"
    assert len(infer_title("长" * 500)) == 41


def test_a_stated_title_over_sections_of_its_own_level_is_one_article():
    blocks = [Block("题目", "heading", 1), Block("来源：甲 日期：2024-07-22", "paragraph")]
    for heading in ("总体情况", "分项工作"):
        blocks += [Block(heading, "heading", 1), Block(LONG, "paragraph")]
    assert len(segment(mend(blocks).units)) == 1


def test_stated_titles_each_with_its_text_are_articles():
    blocks = [
        block
        for title in ("甲地新闻", "乙地新闻")
        for block in (Block(title, "heading", 1), Block(LONG, "paragraph"))
    ]
    assert len(segment(mend(blocks).units)) == 2


def test_a_short_line_straight_under_a_title_begins_no_article():
    text = f"宁波市贸促会赴舟山开展调研\n发布时间：2021-03-05 来源：办公室\n\n座谈会现场\n\n3月3日，{LONG}"
    assert titles(text) == ["宁波市贸促会赴舟山开展调研"]


def test_sections_that_are_signed_are_the_articles_of_a_digest():
    blocks = [Block("一周要闻", "heading", 1)]
    for title in ("甲地新闻", "乙地新闻"):
        blocks += [Block(title, "heading", 2), Block("本报记者 张凡", "paragraph"), Block(LONG, "paragraph")]
    found = [parse_title(piece.heads).text for piece in segment(mend(blocks).units) if piece.body]
    assert found == ["甲地新闻", "乙地新闻"]


def test_a_notice_is_an_article_wherever_it_stands():
    text = f"第一个题目\n\n{LONG}\n\n关于征集展会\n参会企业的公告\n\n{LONG}\n\n遗失声明\n\n{LONG}"
    assert titles(text) == ["第一个题目", "关于征集展会参会企业的公告", "遗失声明"]


def test_behind_an_office_and_its_day_another_text_begins():
    signed = f"关于组团的通知\n\n{LONG}\n\n某某市贸促会\n2026年3月18日"
    assert titles(f"{signed}\n\n樱桃出山\n\n{LONG}") == ["关于组团的通知", "樱桃出山"]


def test_what_the_contents_name_is_a_title():
    text = f"首篇\n\n{LONG}\n\n为山沟里的工厂找出路\n\n{LONG}"
    units = mend([Block(line) for line in text.split("\n")]).units
    assert len(segment(units)) == 1
    assert len(segment(units, contents={"为山沟里的工厂找出路"})) == 2


@pytest.mark.parametrize("number", ["01", "PART.02", "PART ONE"])
def test_a_number_on_a_line_of_its_own_stands_over_a_heading(number):
    text = f"题目\n\n{LONG}\n\n\n{number}\n签约的那一天\n\n3月5日，{LONG}"
    assert titles(text) == ["题目"]


def test_a_place_does_not_speak():
    text = f"第一个题目\n\n{LONG}\n\n威海：矿石到港，单证先到\n　　本报讯（记者 张凡）{LONG}"
    assert titles(text) == ["第一个题目", "威海：矿石到港，单证先到"]


def test_a_picture_has_its_own_title_under_its_label():
    text = f"第一个题目\n\n{LONG}\n\n图片新闻\n\n樱桃借“链”出海\n{LONG}\n　　　　　　　新华社发（张凡　摄）"
    assert titles(text) == ["第一个题目", "樱桃借“链”出海"]


def test_the_contents_of_a_document_name_its_chapters():
    text = f"部门预算公开\n\n目录\n一、部门概况\n二、预算安排\n\n一、部门概况\n{LONG}\n二、预算安排\n{LONG}"
    assert titles(text) == ["部门预算公开"]


def test_a_notice_among_reports_is_an_article():
    notice = f"关于征集洽谈会参会企业的公告\n\n{LONG}\n{LONG}"
    assert titles(f"甲市举办培训\n\n{LONG}\n{LONG}\n\n{notice}") == [
        "甲市举办培训",
        "关于征集洽谈会参会企业的公告",
    ]


def test_a_section_of_a_newsletter_stands_over_the_title_of_its_first_text():
    text = f"【要闻】\n\n首篇\n\n{LONG}\n\n【各地动态】\n\n柳编走得远\n\n{LONG}\n\n【故事】\n一场“云洽谈”\n\n{LONG}"
    assert titles(text) == ["首篇", "柳编走得远"]


def test_a_body_in_brackets_signs_what_stands_above():
    text = f"首篇\n\n{LONG}（某某市贸促会）\n\n柳编走得远\n\n{LONG}（办公室）\n\n小城办大展\n\n{LONG}"
    assert titles(text) == ["首篇", "柳编走得远", "小城办大展"]


def test_a_body_under_a_title_wrote_its_text():
    text = f"首篇\n\n{LONG}\n\n小城市怎样办好境外展\n\n淮北市贸促会\n\n{LONG}"
    assert titles(text) == ["首篇", "小城市怎样办好境外展"]


def test_bodies_over_texts_of_their_own_head_a_round_up():
    names = ("淮北市贸促会", "芜湖市贸促会", "阜阳市贸促会")
    text = "各地动态\n\n" + "\n\n".join(f"{name}\n\n{LONG}" for name in names)
    assert len(pieces(text)) == 1


def test_a_title_below_a_bare_line_and_white_space_begins_its_text():
    text = f"首篇\n\n{LONG}\n\n从打样到交货的用时\n\n绍兴面料“织”进东盟\n\n昨日，绍兴市贸促会{LONG}"
    assert titles(text) == ["首篇", "绍兴面料“织”进东盟"]


@pytest.mark.parametrize("line", ["2800余家", "12天", "1.5亿元", "38.2%"])
def test_a_quantity_alone_is_no_title(line):
    text = f"首篇\n\n{LONG}\n\n\n{line}\n■ 本报记者 张凡\n\n{LONG}"
    assert line not in titles(text)


def test_items_of_an_old_newsletter_need_no_signature():
    items = [
        "我会与朝方续签合作协议\n\n　　六月二十七日，双方签署协议。",
        "云南分会开办边贸咨询窗口\n\n　　为方便边民，云南分会在瑞丽开办窗口。",
        "抚州：代表团访摩洛哥\n\n　　七月五日，代表团与当地工商会签署备忘录。",
        "新疆分会组团出国\n\n　　新疆分会组织二十一家企业出国，成交甚多。",
    ]
    assert len(titles("\n\n".join(items))) == 4


@pytest.mark.parametrize(
    "places",
    [("威海", "潍坊", "日照"), ("苏州", "扬州", "淮安"), ("河北", "山西", "辽宁"), ("宁波", "义乌", "温州")],
)
def test_titles_that_open_with_a_place_part_a_round_up(places):
    sections = [f"{place}　小企业闯出大市场\n　　“便宜”和“实惠”是两回事。{LONG}" for place in places]
    found = titles("经济速递\n\n" + "\n\n".join(sections))
    assert found[-3:] == [f"{place} 小企业闯出大市场" for place in places]
