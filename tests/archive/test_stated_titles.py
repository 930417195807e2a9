"""What web pages set beside the title they state: a kicker over it, a subtitle under it, names of sites and columns."""

import pytest

from archive.ingest.reading import find_articles, read_format

TITLE = "陶瓷企业抢订单"
LEAD, DECK = "省贸促会搭平台办对接", "二十多家企业与海外采购商洽谈"
INFO = "<div class='info'>发布时间：2021-07-05 来源：江西省贸促会 浏览次数：35</div>"
BODY = (
    "<p>7月3日，江西省贸促会在南昌举办陶瓷企业出海对接会，来自景德镇的二十多家企业与海外采购商面对面洽谈，现场气氛热烈。</p>"
    "<p>省贸促会副会长王小明说，今后要把对接会办到产区去，让企业少跑路、多接单。</p>"
)
NAVIGATION = "<div class='nav'><a href='/'>首页</a> <a href='/a'>工作动态</a></div>"


def read(head: str, name: str = f"{TITLE}_江西省贸促会"):
    page = (
        f"<html><head><title>{name}</title></head><body>{NAVIGATION}<div class='wrap'>{head}{INFO}"
        f"<div class='text'>{BODY}</div></div><div class='footer'>版权所有 江西省贸促会</div></body></html>"
    )
    (article,) = find_articles(read_format(page.encode(), "page.html"))[0]
    assert (article.title, len(article.paragraphs)) == (TITLE, 2)
    return article


@pytest.mark.parametrize(
    "head",
    [
        f"<p>{LEAD}</p><h1>{TITLE}</h1>",
        f"<p class='yinti'>{LEAD}</p><h1>{TITLE}</h1>",
        f"<p align='center'><strong>{LEAD}</strong></p><h1>{TITLE}</h1>",
        f"<h3>{LEAD}</h3><h1>{TITLE}</h1>",
        f"<h2>{LEAD}</h2><h1>{TITLE}</h1>",
        f"<div>{LEAD}</div><h2>{TITLE}</h2>",
        f"<div class='tit'><p>{LEAD}</p><h1>{TITLE}</h1></div>",
        f"<p>{LEAD}——</p><h1>{TITLE}</h1>",
        f"<h1>{LEAD}<br>{TITLE}</h1>",
        f"<p>江西省贸促会</p><p>{LEAD}</p><h1>{TITLE}</h1>",
        f"<p>工作动态</p><p>{LEAD}</p><h1>{TITLE}</h1>",
    ],
)
def test_a_line_of_its_own_over_the_stated_title_is_its_kicker(head):
    assert read(head).kicker == LEAD


@pytest.mark.parametrize(
    "head",
    [
        f"<h1>{TITLE}</h1><p>{DECK}</p>",
        f"<h1>{TITLE}</h1><h2>{DECK}</h2>",
        f"<h1>{TITLE}</h1><h3>——{DECK}</h3>",
        f"<h1>{TITLE}</h1><p class='futi'>——{DECK}</p>",
        f"<h1>{TITLE}</h1><p align='center'>── {DECK}</p>",
        f"<h2>{TITLE}</h2><h3>{DECK}</h3>",
        f"<p>{LEAD}</p><h1>{TITLE}</h1><p>{DECK}</p>",
        f"<div class='tit'><h3>{LEAD}</h3><h1>{TITLE}</h1><h3>{DECK}</h3></div>",
        f"<p><b>{TITLE}</b></p><p>{DECK}</p>",
        f"<h1>{TITLE}</h1><p><strong>{DECK}</strong></p>",
    ],
)
def test_a_line_between_the_title_and_its_particulars_is_its_subtitle(head):
    assert read(head).subtitle == DECK


@pytest.mark.parametrize("named", ["江西省贸促会", "江西国际商会", "贸促动态", "江西省贸促会网站"])
def test_the_name_of_a_site_or_a_column_over_a_title_is_no_kicker(named):
    article = read(f"<p>{named}</p><h1>{TITLE}</h1>", f"{TITLE}-贸促动态-江西省贸促会网站")
    assert article.kicker == ""


@pytest.mark.parametrize("name", ["", "江西省贸促会", "欢迎访问江西省贸促会"])
def test_a_page_without_a_title_of_its_own_is_known_by_its_one_heading(name):
    assert read(f"<p>{LEAD}</p><h1>{TITLE}</h1>", name).kicker == LEAD


FIRST, SECOND = "江西省贸促会开展“企业开放日”活动", "走进陶瓷企业问需"


@pytest.mark.parametrize("site", ["-贸促动态-江西省贸促会", "_江西省贸促会", " | 江西国际商会", ""])
@pytest.mark.parametrize("between", [" ", "", "　", "——"])
@pytest.mark.parametrize("element", ["div class='title'", "h1", "h2", "p align='center'"])
def test_two_lines_that_the_page_states_as_one_title_are_one(element, between, site):
    name = f"{FIRST}{between}{SECOND}{site}"
    page = (
        f"<html><head><title>{name}</title></head><body>{NAVIGATION}<div class='wrap'><{element}>{FIRST}<br>{SECOND}"
        f"</{element.split()[0]}>{INFO}<div class='text'>{BODY}</div></div></body></html>"
    )
    (article,) = find_articles(read_format(page.encode(), "page.html"))[0]
    assert (article.title, article.kicker, article.subtitle) == (f"{FIRST} {SECOND}", "", "")
