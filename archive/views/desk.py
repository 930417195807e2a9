"""The editor's desk: what was read is shown beside the original, corrected and published.

May import archive.forms and everything below it. Mounted in the admin by archive.admin, which sees to the login.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from archive import editing
from archive.continuations import parts_of
from archive.editing import ImpossibleEdit
from archive.forms import ArticleForm, ReasonForm
from archive.models import Article, Branch, Bulletin, signed
from archive.publication import publish, restore, withdraw
from archive.reprints import find_reprints
from archive.versions import changes_between

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

ARTICLES_A_PAGE = 20
RECEIVED_LENGTH = 200_000  # characters of the original shown beside the articles

# What can be done to an article, or to a paragraph of it: the act of a button is "name", "name:article" or
# "name:article:paragraph".
ACTS: dict[str, tuple[StrPromise, Callable[[Article, str], object]]] = {
    "publish": (gettext_lazy("已发布"), lambda article, _p: publish([article])),
    "withdraw": (gettext_lazy("已撤下"), lambda article, _p: withdraw([article])),
    "restore": (gettext_lazy("已从回收站恢复"), lambda article, _p: restore([article])),
    "merge": (gettext_lazy("已并入上一篇"), lambda article, _p: editing.merge_into_previous(article)),
    "drop": (gettext_lazy("已移入回收站"), lambda article, _p: editing.drop(article)),
    "split": (gettext_lazy("已由此分篇"), editing.split),
    "join": (gettext_lazy("已并入上一段"), editing.join_with_previous),
    "omit": (gettext_lazy("已删去此段"), editing.drop_paragraph),
    "up": (gettext_lazy("已上移"), partial(editing.move, direction="up")),
    "down": (gettext_lazy("已下移"), partial(editing.move, direction="down")),
    "previous": (gettext_lazy("已移到上一篇"), partial(editing.move, direction="previous")),
    "next": (gettext_lazy("已移到下一篇"), partial(editing.move, direction="next")),
}
PUBLISH_RIGHT = "archive.publish_article"
PUBLISHING = {"publish", "withdraw", "publish-all"}
HIDING = {"drop", "merge"}  # of an article that readers see, and of that alone
SHOWING = {"restore"}  # of an article that readers saw


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("archive.change_article", raise_exception=True)
def review(request: HttpRequest, bulletin_id: int) -> HttpResponse:
    """A bulletin as received beside its articles; ?article= shows one of them alone."""
    bulletin = get_object_or_404(Bulletin.objects.select_related("accessioned_by"), pk=bulletin_id)
    if not bulletin.is_complete:
        messages.warning(request, _("这份公报还没有收完；如果中断了，请再上传同一个文件，就接着收完。"))
        return HttpResponseRedirect(reverse("admin:archive_bulletin_change", args=[bulletin.pk]))
    page = _page_of(request, bulletin)
    sent = request.POST if request.method == "POST" else None
    reason = ReasonForm(sent)
    parts = parts_of(page)
    names = dict(Branch.objects.values_list("slug", "name"))
    forms = [
        ArticleForm(sent, instance=each, branch_names=names, continuations=parts[each.pk]) for each in page
    ]
    if request.method == "POST":
        valid = [form.is_valid() for form in (reason, *forms)]  # every form says what is wrong with it
        if all(valid):
            return _act(request, bulletin, forms, reason.cleaned_data["reason"])
        messages.error(request, _("有的内容不能保存，请看标红的地方。什么都没有改动。"))
    reprints = find_reprints([form.instance for form in forms])
    for form in forms:
        form.reprints = reprints.get(form.instance.pk, [])
    context = {
        "title": _("审阅公报"),
        "subtitle": bulletin.original_name,
        "bulletin": bulletin,
        "received_text": bulletin.received_text[:RECEIVED_LENGTH],
        "is_cut": len(bulletin.received_text) > RECEIVED_LENGTH,
        "page": page,
        "forms": forms,
        "reason": reason["reason"],
        "trash": bulletin.articles.filter(status=Article.Status.DROPPED).without_text(),
        "draft_count": bulletin.articles.in_review().count(),
        "branch_names": names.values(),
        "is_single": "article" in request.GET,
        "is_nav_sidebar_enabled": False,  # its room is needed for the two columns
    }
    return render_desk(request, "review", context)


@require_safe
@permission_required("archive.change_article", raise_exception=True)
def compare(request: HttpRequest, article_id: int, other_id: int) -> HttpResponse:
    """Two printings of one text: what stands in the other and not in this one, and the reverse."""
    article, other = (get_object_or_404(Article, pk=pk) for pk in (article_id, other_id))
    context = {
        "title": _("同稿比较"),
        "article": article,
        "other": other,
        "changes": list(changes_between(other, article, skipped={"status"})),
    }
    return render_desk(request, "compare", context)


def _page_of(request: HttpRequest, bulletin: Bulletin) -> Page[Article]:
    articles = bulletin.articles.order_by("position", "id")
    articles = articles.prefetch_related("branch_mentions__branch", "person_mentions", "figures__branch")
    if (number := request.GET.get("article", "")).isdecimal():
        articles = articles.filter(pk=int(number[:18]))
    else:
        articles = articles.exclude(status=Article.Status.DROPPED)
    return Paginator(articles, ARTICLES_A_PAGE).get_page(request.GET.get("page"))


def _act(request: HttpRequest, bulletin: Bulletin, forms: list[ArticleForm], reason: str) -> HttpResponse:
    """Saves what was corrected, then does what the button said, and shows the page again."""
    name, _colon, rest = request.POST.get("act", "save").partition(":")
    number, _colon, paragraph_id = rest.partition(":")
    article = _article_of(bulletin, forms, number)
    if not _may(request, name, article):
        raise PermissionDenied
    with signed(editor_of(request), reason or _("改正")):
        changed = [form.instance for form in forms if form.correct()]
    _log(request, changed, _("改正"), reason)
    if name == "publish-all":
        count = publish(bulletin.articles.in_review().without_text())
        messages.success(request, _("已发布 %(count)d 篇，读者马上可以检索到。") % {"count": count})
    elif name in ACTS and article:
        _do(request, name, article, paragraph_id, reason)
    else:
        messages.success(request, _("已保存。") if changed else _("没有改动。"))
    return HttpResponseRedirect(request.get_full_path() + (f"#a{article.pk}" if article else ""))


def _article_of(bulletin: Bulletin, forms: list[ArticleForm], number: str) -> Article | None:
    """The one that the button names: of those on the page, or out of the trash."""
    articles = {str(form.instance.pk): form.instance for form in forms}
    if number in articles or not number.isdecimal():
        return articles.get(number)
    return bulletin.articles.in_trash().filter(pk=int(number[:18])).first()


def _may(request: HttpRequest, name: str, article: Article | None) -> bool:
    """Whether the user may do what the act does to what readers see."""
    needs_right = (
        name in PUBLISHING
        or (name in HIDING and article is not None and article.is_published)
        or (name in SHOWING and article is not None and article.status == Article.Status.WITHDRAWN)
    )
    return not needs_right or editor_of(request).has_perm(PUBLISH_RIGHT)


def _do(request: HttpRequest, name: str, article: Article, paragraph_id: str, reason: str) -> None:
    said, act = ACTS[name]
    try:
        with signed(editor_of(request), reason or str(said)):
            act(article, paragraph_id)
    except ImpossibleEdit as error:
        messages.error(request, str(error))
    else:
        _log(request, [article], str(said), reason)
        messages.success(request, _("《%(title)s》%(said)s。") % {"title": article.title, "said": said})


def _log(request: HttpRequest, articles: list[Article], said: str, reason: str) -> None:
    """In the admin's own history: who did what, when and why."""
    held = [article for article in articles if article.pk]
    if held:
        message = f"{said}：{reason}" if reason else said
        LogEntry.objects.log_actions(editor_of(request).pk, held, CHANGE, message)


def editor_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # the admin lets nobody else in
    return request.user


def render_desk(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    opts = Bulletin._meta
    context = {**admin.site.each_context(request), "opts": opts, **context}
    return render(request, f"admin/archive/bulletin/{name}.html", context)


def review_address(bulletin_id: int, article_id: int | None = None) -> str:
    address = reverse("admin:archive_bulletin_review", args=[bulletin_id])
    return f"{address}?article={article_id}" if article_id else address
