"""What an address asks of the search, checked: a bad value is told in a sentence. May import search.understanding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.models import Article
from search.query import Filters, Sort
from search.searching import DEEPEST
from search.understanding import SearchRequest

SORTS = [("relevance", _("相关度")), ("newest", _("最新")), ("oldest", _("最早"))]
LONGEST_ECHO = (
    500  # characters typed that the page repeats; the grammar reads fewer, an address holds no more
)
MAX_VALUES = 50  # of one facet


class QueryField(forms.Field):
    """Whatever is typed: the grammar reads every string."""

    def to_python(self, value: Any) -> str:
        return str(value or "").replace("\0", " ").strip()[:LONGEST_ECHO]


class ManyField(forms.Field):
    """Every value of a repeated parameter, none empty, none twice."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> tuple[str, ...]:
        values = tuple(dict.fromkeys(item.strip() for item in value or () if item.strip()))
        if len(values) > MAX_VALUES or any(len(item) > 200 or "\0" in item for item in values):
            raise forms.ValidationError(_("筛选的值太多或太长。"))
        return values


class YearsField(ManyField):
    def to_python(self, value: Any) -> tuple[Any, ...]:
        values = super().to_python(value)
        if not all(len(year) == 4 and year.isascii() and year.isdecimal() and int(year) for year in values):
            raise forms.ValidationError(_("年份要写成四位数字，例如 2024。"))
        return tuple(int(year) for year in values)


class KindsField(ManyField):
    def to_python(self, value: Any) -> tuple[str, ...]:
        values = super().to_python(value)
        if not all(kind in Article.Kind for kind in values):
            raise forms.ValidationError(_("没有这种文章类型。"))
        return values


class SearchForm(forms.Form):
    q = QueryField(required=False)
    branch = ManyField(required=False)
    year = YearsField(required=False)
    source = ManyField(required=False)
    kind = KindsField(required=False)
    person = ManyField(required=False)
    sort = forms.ChoiceField(required=False, choices=SORTS)
    page = forms.IntegerField(required=False, min_value=1)
    per_page = forms.IntegerField(required=False, min_value=1, max_value=100)
    n = forms.IntegerField(required=False, min_value=1, max_value=DEEPEST)
    synonyms = forms.ChoiceField(required=False, choices=[("on", "on"), ("off", "off")])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("from") and data.get("to") and data["from"] > data["to"]:
            raise forms.ValidationError(_("起始日期晚于截止日期。"))
        if (data.get("page") or 1) * (data.get("per_page") or 10) > DEEPEST:
            raise forms.ValidationError(_("只能翻到前一万条；请用筛选缩小范围。"))
        return data

    @property
    def sentence(self) -> str:
        """What is wrong, all of it."""
        return "".join(str(message) for messages in self.errors.values() for message in messages)

    @property
    def hit_number(self) -> int:
        """Which hit of the search is opened, the first being 1."""
        return getattr(self, "cleaned_data", {}).get("n") or 1

    @property
    def search_request(self) -> SearchRequest:
        """Of valid values; where some are not, of what can be used of them."""
        data: dict[str, Any] = getattr(self, "cleaned_data", {})
        return SearchRequest(
            typed=data.get("q") or "",
            filters=_filters(data),
            sort=cast(Sort, data.get("sort") or "relevance"),
            page=data.get("page") or 1,
            per_page=data.get("per_page") or 10,
            synonyms=data.get("synonyms") != "off",
        )


_MESSAGES = {
    "sort": _("排序只有 relevance、newest、oldest 三种。"),
    "page": _("页码要是从 1 起的整数。"),
    "per_page": _("每页篇数要在 1 到 100 之间。"),
    "n": _("n 要是从 1 到 10000 的整数。"),
    "synonyms": _("synonyms 只有 on 和 off 两种。"),
    "from": _("日期要写成 2024-11-20 的样子。"),
    "to": _("日期要写成 2024-11-20 的样子。"),
}


class _Fields(dict[str, forms.Field]):
    """Those of all forms in common. No form changes its fields, and Django would copy each for every request."""

    def __deepcopy__(self, _memo: object) -> _Fields:
        return self


def _fields() -> _Fields:
    """With those of which Python keeps the names for itself, and messages of ours."""
    dates = {name: forms.DateField(required=False) for name in ("from", "to")}
    fields = _Fields(SearchForm.base_fields | dates)
    for name, message in _MESSAGES.items():
        messages = dict.fromkeys(("invalid", "invalid_choice", "min_value", "max_value"), message)
        fields[name].error_messages |= messages
    return fields


SearchForm.base_fields = _fields()


def _filters(data: Mapping[str, Any]) -> Filters:
    first, last = data.get("from"), data.get("to")
    dates = ((first or date.min, last or date.max),) if first or last else ()
    return Filters(
        branches=data.get("branch") or (),
        years=data.get("year") or (),
        sources=data.get("source") or (),
        kinds=data.get("kind") or (),
        people=data.get("person") or (),
        dates=dates,
    )
