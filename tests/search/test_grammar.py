"""Every example of the page of help means what the page says."""

import pytest
from django.urls import reverse

from search.grammar import BOUNDS, SECTIONS
from search.parsing import parse

EXAMPLES = [example for section in SECTIONS for example in section.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.typed)
def test_an_example_is_understood_as_the_page_says(example):
    parsed = parse(example.typed)
    assert parsed.understood == example.understood
    assert "".join(parsed.notices).startswith(example.notice)
    assert bool(parsed.notices) == bool(example.notice)


@pytest.mark.django_db
def test_the_page_shows_and_links_every_example(client):
    response = client.get(reverse("search:grammar"))
    assert response.status_code == 200
    html = response.content.decode()
    assert html.count('href="/search/?q=') == len(EXAMPLES)
    for text in (*(section.rule for section in SECTIONS), *BOUNDS):
        assert text in html


@pytest.mark.django_db
def test_the_page_of_hits_leads_to_the_help(client):
    assert f'href="{reverse("search:grammar")}"' in client.get(reverse("search:search")).content.decode()
