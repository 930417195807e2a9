"""Lines of lists and choices of a form, put together in one pass."""

from datetime import date

import pytest
from django.template import Context, Template

from archive.models import Article, Branch
from archive.pages.listing import SHOWN_BRANCHES, ArticleLine

SHANDONG = Branch(pk=1, slug="shandong", name="山东省贸促会")


def render(template: str, **context: object) -> str:
    return Template("{% load lines %}" + template).render(Context(context))


def line_of(branches: int = 1, **fields: object) -> str:
    article = Article(pk=17, **{"title": "展会 <开幕>", "date": date(2024, 11, 5), **fields})
    named = tuple(Branch(pk=n, slug=f"branch-{n}", name=f"第{n}贸促会") for n in range(branches))
    return render("{% article_lines lines %}", lines=[ArticleLine(article, named)])


def test_a_line_tells_day_title_source_and_branches_and_no_text_is_markup():
    told = line_of(source="<报>", subtitle="&副题")
    assert (
        '<a href="/articles/17/"><span class="clause">展会</span> <span class="clause">&lt;开幕&gt;</span></a>'
        in told
    )
    assert '<time datetime="2024-11-05">' in told
    assert '<span lang="zh-Hans">&lt;报&gt;</span>' in told
    assert '<p class="line__subtitle" lang="zh-Hans">&amp;副题</p>' in told
    assert '<a href="/branches/branch-0/">第0贸促会</a>' in told


@pytest.mark.parametrize(("kind", "is_told"), [("report", False), ("minutes", True)])
def test_a_kind_is_told_unless_it_is_the_common_one(kind, is_told):
    assert ("会议纪要" in line_of(kind=kind)) == is_told


@pytest.mark.parametrize(("branches", "more"), [(SHOWN_BRANCHES, ""), (SHOWN_BRANCHES + 1, "等 5 个机构")])
def test_of_many_branches_the_first_are_named_and_all_counted(branches, more):
    told = line_of(branches)
    assert told.count("/branches/") == SHOWN_BRANCHES
    assert ("个机构" in told, more in told) == (bool(more), True)


@pytest.mark.parametrize(
    ("tag", "options", "chosen", "first", "second"),
    [
        ("year_options", [2024, 2023], "2024", "<option selected>2024", "<option>2023"),
        (
            "source_options",
            ["<报>", "网"],
            "<报>",
            '<option selected lang="zh-Hans">&lt;报&gt;',
            '<option lang="zh-Hans">网',
        ),
        (
            "branch_options",
            [SHANDONG, Branch(pk=2, slug="dalian", name="大连市贸促会")],
            SHANDONG,
            '<option value="shandong" selected lang="zh-Hans">山东省贸促会',
            '<option value="dalian" lang="zh-Hans">大连市贸促会',
        ),
    ],
)
def test_the_choice_made_is_marked(tag, options, chosen, first, second):
    told = render(f"{{% {tag} options chosen %}}", options=options, chosen=chosen)
    assert told == f"{first}</option>{second}</option>"
