"""What is alike in every page is rendered once a language; what differs is not."""

import pytest
from django.template import Template, engines
from django.template.base import Node
from django.template.context import Context
from django.template.loader import get_template
from django.template.loader_tags import BlockNode
from django.urls import set_script_prefix
from django.utils import translation

from config.folding import Folded, fold


def folded(text: str) -> Template:
    template = Template("{% load i18n static %}" + text)
    fold(template.nodelist)
    return template


def steps(nodes: list[Node]) -> list[str]:
    return [type(node).__name__ for node in nodes]


@pytest.mark.parametrize(
    "text",
    [
        "<p>{% translate '检索' %}</p>",
        "<a href=\"{% url 'search:search' %}\">{% translate '检索' %}</a>",
        "<a href=\"{% url 'archive:article' 7 %}\"></a>",
        "<link href=\"{% static 'favicon.svg' %}\">",
    ],
)
def test_what_is_alike_in_every_page_is_one_step(text):
    assert steps(folded(text).nodelist) == ["LoadNode", "Folded"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ q }}",
        "{% translate q %}",
        "{% translate '检索' as word %}",
        "{% url 'archive:article' pk %}",
        "{% url 'search:search' as address %}",
        "{% static name %}",
        "{% translate '检索'|upper %}",
        "<p></p>",
    ],
)
def test_what_differs_between_pages_is_left_as_it_was(text):
    assert "Folded" not in steps(folded(text).nodelist)


def test_steps_within_conditions_loops_and_blocks_are_put_together():
    template = folded(
        "{% block a %}{% if q %}{% translate '检索' %}{% else %}{% translate '人物' %}{% endif %}"
        "{% for n in q %}{{ n }}{% translate '机构' %}{% empty %}{% translate '文章' %}{% endfor %}{% endblock %}"
    )
    assert len(template.nodelist.get_nodes_by_type(Node)) > 8
    assert template.render(Context({"q": "12"})) == "检索1机构2机构"
    assert template.render(Context({"q": ""})) == "人物文章"


def test_each_language_and_each_prefix_of_addresses_has_its_own():
    template = folded("{% url 'search:search' %} {% translate '检索' %}")
    seen = set()
    try:
        for language in ("zh-hans", "en"):
            for prefix in ("/", "/archive/"):
                set_script_prefix(prefix)
                with translation.override(language):
                    seen.add(template.render(Context({})))
    finally:
        set_script_prefix("/")
    assert seen == {"/search/ 检索", "/archive/search/ 检索", "/search/ Search", "/archive/search/ Search"}


def test_pages_are_rendered_from_folded_templates():
    frame = get_template("base.html").template  # type: ignore[attr-defined]
    assert any(isinstance(node, Folded) for node in frame.nodelist)
    assert get_template("base.html").template is frame  # type: ignore[attr-defined]
    assert engines["django"].get_template("search/search.html")


def test_the_blocks_of_a_frame_are_looked_for_once():
    frame = get_template("base.html").template.nodelist  # type: ignore[attr-defined]
    blocks = frame.get_nodes_by_type(BlockNode)
    assert {"title", "content", "search", "nav_search"} <= {block.name for block in blocks}
    assert frame.get_nodes_by_type(BlockNode) is blocks
