"""The form of a search, whose fields all requests share."""

import pytest
from django.http import QueryDict
from django.utils import translation

from search.forms import SearchForm


def asked(query: str) -> SearchForm:
    return SearchForm(QueryDict(query))


def test_what_is_wrong_with_one_request_is_not_told_to_another():
    wrong, right = asked("page=x&from=2024"), asked("page=2&from=2024-01-01")
    assert not wrong.is_valid()
    assert right.is_valid()
    assert right.sentence == ""
    assert right.search_request.page == 2
    assert wrong.search_request.page == 1


def test_each_is_told_in_its_own_language():
    told = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            told.append(asked("to=2024").sentence)
    assert told[0] == "日期要写成 2024-11-20 的样子。"
    assert told[1].isascii()


@pytest.mark.parametrize("name", ["from", "to", "sort", "n", "synonyms"])
def test_every_parameter_is_checked(name):
    assert not asked(f"{name}=?").is_valid()
