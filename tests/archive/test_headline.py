"""Headlines in print."""

import pytest
from django.template import Context, Template

TEMPLATE = Template("{% load headline %}{% headline title %}")


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("交流合作", '<span class="clause">交流合作</span>'),
        ("交流合作 添动能", '<span class="clause">交流合作</span> <span class="clause">添动能</span>'),
        ("交流　添动能 ", '<span class="clause">交流</span> <span class="clause">添动能</span>'),
        ("<b>", '<span class="clause">&lt;b&gt;</span>'),
    ],
)
def test_headline_breaks_between_its_clauses(title, printed):
    assert TEMPLATE.render(Context({"title": title})) == printed
