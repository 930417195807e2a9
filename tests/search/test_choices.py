"""The lists of links that are put together in one pass."""

import pytest
from django.utils import translation
from django.utils.safestring import SafeString

from archive.templatetags.languages import in_script, quoting
from search.addresses import Link, YearLink
from search.faceting import YearBar
from search.templatetags.choices import choice_links, facet_values, year_bars


def test_every_text_of_a_value_is_escaped():
    html = facet_values([Link("<b>一", "?q=1&source=<b>", count=3, above='"省"')])
    assert "<b>" not in html
    assert 'href="?q=1&amp;source=&lt;b&gt;"' in html
    assert "<small>&quot;省&quot;</small> &lt;b&gt;一</span>" in html


def test_a_chosen_value_and_one_beneath_its_province_say_so():
    html = facet_values([Link("甲", "?"), Link("乙", "?", is_current=True, is_beneath=True)])
    plain, chosen = html.split("</li>")[:2]
    assert "aria-current" not in plain
    assert 'aria-current="true"' in chosen
    assert chosen.startswith('<li class="facet__beneath">')


def test_a_way_to_see_the_same_hits_is_none_for_robots():
    html = choice_links([Link("<最新>", "?q=1&sort=newest"), Link("最早", "?", is_current=True)])
    assert html.startswith('<a href="?q=1&amp;sort=newest" rel="nofollow">&lt;最新&gt;</a>')
    assert html.endswith('<a href="?" rel="nofollow" aria-current="true">最早</a>')


def test_a_bar_leads_to_its_year_and_names_it():
    bar = YearBar(2024, 7, x=10, y=40.5, height=59.5, chosen=True)
    html = year_bars([YearLink(bar, "?q=1&year=2024", "2024 年，7 篇")])
    assert 'href="?q=1&amp;year=2024" data-year="2024" aria-label="2024 年，7 篇" aria-current="true"' in html
    assert 'x="10" y="40.5" width="9" height="59.5"' in html


@pytest.mark.parametrize("mark", [quoting, in_script])
def test_what_was_safe_does_not_answer_for_what_is_not(mark):
    with translation.override("zh-hans"):
        assert mark(SafeString("<b>甲")) == "<b>甲"
        assert mark("<b>甲") == "&lt;b&gt;甲"
