"""The record as JSON, the same facts as its pages. Imports the record, and what may be seen of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from archive.models import Article, Branch, Figure
from archive.pages.turns import turns_of
from archive.reprints import other_printings
from archive.views.errors import answer, json
from archive.views.readable import of_article

PER_PAGE = 50
LAST_PAGE = 1_000_000  # what a page number may be; past it a database's integers end


def only_read(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        refusal = answer(request, 405, _("这个接口只供读取。"))
        refusal.headers["Allow"] = "GET, HEAD"
        return refusal

    return wrapper


@only_read
@conditional_page
def articles(request: HttpRequest) -> HttpResponse:
    page = _get_page(request.GET.get("page", "1"))
    start = PER_PAGE * (page - 1)
    ids = list(
        Article.objects.published().newest().values_list("pk", flat=True)[start : start + PER_PAGE + 1]
    )
    found = Article.objects.without_text().in_bulk(ids[:PER_PAGE])
    following = f"{reverse('archive:api-articles')}?page={page + 1}" if len(ids) > PER_PAGE else None
    return json(
        {
            "results": [line_of(found[pk]) for pk in ids[:PER_PAGE]],
            "next": request.build_absolute_uri(following) if following else None,
        }
    )


@only_read
@conditional_page
@of_article
def article(request: HttpRequest, article: Article) -> HttpResponse:
    reprints = [line_of(other) for other in other_printings(article)]
    return json({**line_of(article), **_text(article), **_mentions(article), "reprints": reprints})


@only_read
@conditional_page
def branches(request: HttpRequest) -> HttpResponse:
    return json({"results": [_branch(branch) for branch in Branch.objects.with_article_counts()]})


@only_read
@conditional_page
def branch(request: HttpRequest, slug: str) -> HttpResponse:
    if found := Branch.objects.with_article_counts().filter(slug=slug).first():
        return json(_branch(found))
    raise Http404(_("没有这个分支机构。"))


def _get_page(typed: str) -> int:
    if (
        typed.isascii()
        and typed.isdigit()
        and len(typed) <= len(str(LAST_PAGE))
        and 1 <= int(typed) <= LAST_PAGE
    ):
        return int(typed)
    raise BadRequest(_("page 应当是从 1 起的页码。"))


def line_of(article: Article) -> dict[str, object]:
    """The facts of a line in a list, of articles or of hits."""
    return {
        "id": article.pk,
        "external_id": article.external_id,
        "url": article.get_absolute_url(),
        "title": article.title,
        "source": article.source,
        "date": article.date,
    }


def _text(article: Article) -> dict[str, object]:
    bulletin, turns = article.bulletin, turns_of(article)
    return {
        "subtitle": article.subtitle,
        "byline": article.byline,
        "authors": article.author_names,
        "page": article.page,
        "kind": article.kind,
        "continued_from_page": article.continued_from_page,
        "continued_on_page": article.continued_on_page,
        "begins_in": _part(turns.before),
        "goes_on_in": _part(turns.after),
        "paragraphs": [_pick(paragraph, "id", "type", "text") for paragraph in article.paragraphs],
        "warnings": [_pick(warning, "code", "message", "paragraph") for warning in article.warnings],
        "bulletin": {"id": bulletin.pk, "original_name": bulletin.original_name, "sha256": bulletin.sha256},
    }


def _part(article: Article | None) -> dict[str, object] | None:
    """The other part of a text that a newspaper broke."""
    if article is None:
        return None
    address = article.get_absolute_url()
    return {"id": article.pk, "url": address, "title": article.title, "page": article.page}


def _mentions(article: Article) -> dict[str, object]:
    mentions = article.branch_mentions.select_related("branch")
    people = dict.fromkeys(article.person_mentions.values_list("name", "role"))
    return {
        "branches": [_name(branch) for branch in dict.fromkeys(mention.branch for mention in mentions)],
        "people": [{"name": name, "role": role} for name, role in people],
        "figures": [_figure(figure) for figure in article.figures.select_related("branch")],
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "text": figure.text,
        "value": figure.value,
        "unit": figure.unit,
        "counted": figure.counted,
        "comparison": figure.comparison,
        "branch": _name(figure.branch) if figure.branch else None,
        "sentence": figure.sentence,
        "paragraph": figure.paragraph,
    }


def _name(branch: Branch) -> dict[str, str]:
    return {"slug": branch.slug, "name": branch.name}


def _branch(branch: Branch) -> dict[str, object]:
    return {
        **_name(branch),
        "official_name": branch.official_name,
        "former_names": branch.former_names,
        "level": branch.level,
        "province": branch.province,
        "article_count": getattr(branch, "article_count", 0),
    }


def _pick(item: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: item.get(name) for name in names}
