"""What is put together in one pass, and addresses that are not looked up."""

from datetime import date

import pytest
from django.template import Context, Template
from django.urls import reverse, set_script_prefix
from django.utils import translation

from archive.models import Article, Branch
from archive.pages.typesetting import PrintedParagraph, Run

LOADED = "{% load printed %}"


def render(template: str, **context: object) -> str:
    return Template(LOADED + template).render(Context(context))


@pytest.mark.parametrize("prefix", ["/", "/archive/"])
def test_addresses_are_those_of_the_table_of_addresses(prefix):
    article, branch = Article(pk=17), Branch(slug="shandong")
    set_script_prefix(prefix)
    try:
        assert article.get_absolute_url() == reverse("archive:article", args=[17])
        assert branch.get_absolute_url() == reverse("archive:branch", args=["shandong"])
        assert article.get_absolute_url().startswith(prefix)
    finally:
        set_script_prefix("/")


@pytest.mark.parametrize(
    ("language", "day", "undated"),
    [("zh-hans", "2024年11月5日", "文中未写明日期"), ("en", "5 November 2024", "no date in the text")],
)
def test_a_day_is_told_in_the_language_of_the_reader(language, day, undated):
    with translation.override(language):
        written = render("{{ day|dated }}", day=date(2024, 11, 5))
        assert written.startswith('<time datetime="2024-11-05">')
        assert day in written
        assert undated in render("{{ day|dated }}", day=None)


def test_paragraphs_lead_to_branches_and_no_text_is_markup():
    runs = (Run("<b>"), Run("山东 & 省", Branch(slug="shandong")))
    caption = PrintedParagraph("p1", "caption", 2, "", runs, ("页面“<i>”缺字。",))
    heading = PrintedParagraph("p2", "heading", 3, "", (Run("题"),), ())
    told = render("{% story_text paragraphs %}", paragraphs=[caption, heading])
    assert told == (
        '<p id="p1" class="caption">&lt;b&gt;<a class="named" href="/branches/shandong/">山东 &amp; 省</a></p>\n'
        '<p class="story__notice" lang="zh-Hans">页面“&lt;i&gt;”缺字。</p>\n\n'
        '<h3 id="p2">题</h3>\n\n'
    )


def test_an_article_beside_another_is_a_line_of_title_day_and_source():
    article = Article(pk=17, title="<展会>", source="人民日报", date=date(2024, 11, 5))
    told = render("{% articles_beside articles %}", articles=[article])
    assert '<a href="/articles/17/" lang="zh-Hans">&lt;展会&gt;</a>' in told
    assert "</time>\n · 人民日报</span></li>" in told
