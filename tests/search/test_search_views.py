"""The page of hits as a browser gets it."""

import re

import pytest
from django.urls import reverse

from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]


@pytest.fixture
def page(client):
    def get(query: str, status: int = 200) -> str:
        response = client.get(f"{reverse('search:search')}?{query}")
        assert response.status_code == status
        return response.content.decode()

    return get


def test_hits_are_marked_in_both_scripts(page):
    for typed in ("链博会", "鏈博會"):
        html = page(f"q={typed}")
        assert "<mark>链博会</mark>" in html
        assert "也检索了" in html


def test_each_hit_says_why_it_is_one(page):
    html = page("q=鏈博會")
    assert html.count("为什么命中") == html.count('<li class="hit">') > 1
    assert "同义词“中国国际供应链促进博览会”" in html
    assert "为什么命中" not in page("q=")


def test_what_is_typed_is_shown_escaped(page):
    html = page("q=<script>alert(1)</script>")
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_a_facet_link_adds_its_value_and_keeps_the_rest(page):
    html = page("q=贸促会&kind=report&page=2&per_page=1")
    assert re.search(r'href="\?q=[^"]*kind=report[^"]*branch=hainan"', html)
    assert not re.search(r'href="\?[^"]*page=2[^"]*branch=', html)


def test_a_chosen_facet_can_be_taken_back(page):
    html = page("q=贸促会&branch=hainan")
    assert 'aria-current="true"' in html
    assert "机构：海南省贸促会" in html
    assert re.search(r'<a href="\?q=[^"&]*" title="取消这一项"', html)


def test_near_miss_is_offered_as_a_link(page):
    html = page("q=链搏会")
    assert "您是不是要找" in html
    assert "没有找到" in html
    assert "%E9%93%BE%E5%8D%9A%E4%BC%9A" in html


def test_a_repaired_query_is_told_with_a_link(page):
    html = page("q=(链博会")
    assert "括号没有成对" in html
    assert "理解为" in html


def test_a_relaxed_page_says_so(page):
    assert "没有文章含有全部词语" in page("q=大连金马衡器有限公司哪年参展")


def test_undated_articles_are_said_to_be_undated(page):
    assert "文中未写明日期" in page("q=夏季达沃斯")


def test_paging_leads_on_and_ends(page):
    assert 'rel="next"' in page("q=贸促会&per_page=2")
    assert "结果只有" in page("q=贸促会&page=40")


def test_without_an_index_the_page_says_so(page, settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "none"
    html = page("q=链博会")
    assert "索引暂时不可用" in html
    assert "<mark>链博会</mark>" in html


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("year=二〇二四", "年份要写成四位数字"),
        ("year=0000", "年份要写成四位数字"),
        ("kind=poem", "没有这种文章类型"),
        ("sort=best", "排序只有"),
        ("page=0", "页码要是从 1 起的整数"),
        ("page=x", "页码要是从 1 起的整数"),
        ("page=99999999999", "前一万条"),
        ("per_page=101", "每页篇数"),
        ("from=昨天", "日期要写成"),
        ("from=2024-02-01&to=2024-01-01", "起始日期晚于截止日期"),
        ("&".join(f"branch=b{n}" for n in range(60)), "筛选的值太多"),
    ],
)
def test_a_bad_value_is_told_on_the_page_and_in_json(page, client, query, message):
    assert message in page(f"q=链博会&{query}", status=400)
    response = client.get(f"{reverse('search:api-search')}?q=链博会&{query}")
    assert response.status_code == 400
    assert message in response.json()["error"]["message"]


@pytest.mark.parametrize(
    "query", ["", "q=", "q=%00", "q=%FF%FE", "year=&kind=&sort=&page=&from=", "q=%22", "q=*", "unknown=1"]
)
def test_odd_addresses_are_no_errors(page, query):
    assert "检索" in page(query)


def test_nothing_on_the_page_breaks_the_content_policy(page):
    html = page("q=贸促会")
    assert "style=" not in html
    assert not re.search(r"<script(?![^>]*src=)", html)
    assert "|safe" not in html
