"""The admin of the record: lists to find things by; what is received is never changed here.

Articles are edited on the review page of their bulletin (archive.views.desk): one route to each effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from archive.decisions import follow_branch
from archive.forms import BranchForm
from archive.models import Article, Attribution, Branch, Bulletin
from archive.publication import publish, restore, withdraw
from archive.versions import versions_of
from archive.views import arrivals, attributions, desk

admin.site.site_header = _("贸促公报档案 · 编辑台")
admin.site.site_title = _("编辑台")
admin.site.index_title = _("编辑台")
admin.site.unregister(User)
admin.site.unregister(DBTaskResult)  # its rows are for the worker; what an editor asks is on the upload page

DRAFTS = Count("articles", filter=Q(articles__status=Article.Status.DRAFT))
SEEN_BY_READERS = (Article.Status.PUBLISHED, Article.Status.WITHDRAWN)
SOURCES_OFFERED = 40  # the filter lists the sources most often credited


@admin.register(Bulletin)
class BulletinAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What was received: shown, never changed."""

    list_display = ("original_name", "articles_link", "drafts", "format", "accessioned_by", "accessioned_at")
    list_filter = ("format", "accessioned_at")
    list_select_related = ("accessioned_by",)
    list_per_page = 50
    search_fields = ("original_name", "sha256")
    search_help_text = _("按原文件名或校验值查找")
    actions = None
    fields = (
        "original_name", "format", "size", "encoding", "replacements", "sha256", "accessioned_by", "accessioned_at",
        "is_complete",
    )  # fmt: skip
    readonly_fields = fields

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("upload/", view(arrivals.upload), name="archive_bulletin_upload"),
            path("upload/arrivals/", view(arrivals.standing), name="archive_bulletin_arrivals"),
            path("<int:bulletin_id>/review/", view(desk.review), name="archive_bulletin_review"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Bulletin]:
        bulletins = Bulletin.objects.defer("received_text", "dropped").order_by("-id")
        return bulletins.annotate(article_count=Count("articles"), draft_count=DRAFTS)

    def add_view(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:archive_bulletin_upload"))

    def has_change_permission(self, request: HttpRequest, obj: Bulletin | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Bulletin | None = None) -> bool:
        """Who may upload or edit articles must see what came in."""
        wanted = ("archive.view_bulletin", "archive.add_bulletin", "archive.change_article")
        return any(request.user.has_perm(name) for name in wanted)

    def has_delete_permission(self, request: HttpRequest, obj: Bulletin | None = None) -> bool:
        """Only while readers have seen nothing of it: what was published is withdrawn, not deleted."""
        return super().has_delete_permission(request, obj) and not (
            obj and obj.articles.filter(status__in=SEEN_BY_READERS).exists()
        )

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """The drafts go with their bulletin, though the database protects it from going without them."""
        drafts = Article.objects.filter(bulletin__in=[bulletin.pk for bulletin in objs]).without_text()
        counts = {str(Bulletin._meta.verbose_name): len(objs), str(Article._meta.verbose_name): len(drafts)}
        return [*map(str, objs), *map(str, drafts)], counts, set(), []

    def delete_model(self, request: HttpRequest, obj: Bulletin) -> None:
        obj.articles.exclude(status__in=SEEN_BY_READERS).delete()
        obj.delete()

    @admin.display(description=_("文章"), ordering="article_count")
    def articles_link(self, bulletin: Any) -> str:
        address = desk.review_address(bulletin.pk)
        return format_html('<a href="{}">{}</a>', address, _("审阅 %d 篇") % bulletin.article_count)

    @admin.display(description=_("待审"), ordering="draft_count")
    def drafts(self, bulletin: Any) -> str:
        return str(bulletin.draft_count or "")


class YearFilter(admin.SimpleListFilter):
    title = _("年份")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        years = [day.year for day in Article.objects.dates("date", "year", order="DESC")]
        return [*((str(year), str(year)) for year in years), ("none", str(_("未写明日期")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == "none":
            return queryset.filter(date=None)
        chosen = self.value() or ""
        return (
            queryset.filter(date__year=int(chosen)) if chosen.isdecimal() and len(chosen) == 4 else queryset
        )


class SourceFilter(admin.SimpleListFilter):
    title = _("来源")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        credited = Article.objects.exclude(source="").values_list("source").annotate(n=Count("id"))
        return [(source, source) for source, _n in credited.order_by("-n", "source")[:SOURCES_OFFERED]]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        return queryset.filter(source=self.value()) if self.value() else queryset


class BranchFilter(admin.SimpleListFilter):
    title = _("机构")
    parameter_name = "branch"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Branch.objects.filter(mentions__isnull=False).distinct().values_list("slug", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        branch = Branch.objects.filter(slug=self.value() or "").first()
        return queryset.filter(pk__in=branch.mentions.values("article")) if branch else queryset


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("title", "status", "date", "source", "kind", "bulletin")
    list_filter = ("status", "kind", YearFilter, SourceFilter, BranchFilter)
    list_select_related = ("bulletin",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("title",)
    search_help_text = _("按标题查找；全文检索请用网站的检索页")
    actions = ("publish", "withdraw", "restore")
    ordering = ("-id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return Article.objects.without_text().defer("bulletin__received_text", "bulletin__dropped")

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **options: Any) -> HttpResponse:
        article = self.get_object(request, object_id)
        if article is None or not self.has_view_or_change_permission(request, article):
            return super().change_view(request, object_id, *args, **options)  # its own 404 or 403
        if not self.has_change_permission(request, article):
            return HttpResponseRedirect(article.get_absolute_url())
        return HttpResponseRedirect(desk.review_address(article.bulletin_id, article.pk))

    def get_urls(self) -> list[URLPattern]:
        compare = self.admin_site.admin_view(desk.compare)
        address = "<int:article_id>/compare/<int:other_id>/"
        return [path(address, compare, name="archive_article_compare"), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who did what, and every version of the text."""
        article = self.get_object(request, object_id)
        may_see = article is not None and self.has_view_or_change_permission(request, article)
        versions = versions_of(article) if article and may_see else []
        return super().history_view(request, object_id, {"versions": versions, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come in with their bulletin."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """On the review page a draft is dropped and what was published is withdrawn: nothing is deleted here."""
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(desk.PUBLISH_RIGHT)

    @admin.action(description=_("发布所选文章"), permissions=["publish"])
    def publish(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        self._tell(request, articles, publish(articles), str(_("发布")))

    @admin.action(description=_("撤下所选文章"), permissions=["publish"])
    def withdraw(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        self._tell(request, articles, withdraw(articles), str(_("撤下")))

    @admin.action(description=_("从回收站恢复所选文章"), permissions=["publish"])
    def restore(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        self._tell(request, articles, restore(articles), str(_("恢复")))

    def _tell(self, request: HttpRequest, articles: QuerySet[Article], count: int, act: str) -> None:
        for article in articles:
            self.log_change(request, article, act)
        self.message_user(
            request, _("%(act)s了 %(count)d 篇。") % {"act": act, "count": count}, messages.SUCCESS
        )


@admin.register(Branch)
class BranchAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = BranchForm
    list_display = ("name", "official_name", "level", "province", "parent", "slug")
    list_filter = ("level", "province")
    list_select_related = ("parent",)
    list_per_page = 100
    search_fields = ("name", "official_name", "slug", "former_names", "aliases")
    search_help_text = _("按任何一个名称或拼音查找")
    autocomplete_fields = ("parent",)
    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Branch | None = None) -> bool:
        """A branch that a text names stays: its mentions say where."""
        return super().has_delete_permission(request, obj) and not (obj and obj.mentions.exists())

    def save_model(self, request: HttpRequest, obj: Branch, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "slug" in form.changed_data:
            follow_branch(form.initial["slug"], obj.slug)


@admin.register(Attribution)
class AttributionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Which people's pages are one person, or two. Said on the page of a name; here is the record of it."""

    list_display = ("name", "branch", "into_branch", "reason", "by", "at", "ended_at")
    list_select_related = ("branch", "into_branch", "by")
    list_per_page = 50
    search_fields = ("name", "reason")
    actions = None

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("person/", view(attributions.person), name="archive_attribution_person"),
            path("<int:pk>/end/", view(attributions.take_back), name="archive_attribution_end"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("archive:people"))

    def has_change_permission(self, request: HttpRequest, obj: Attribution | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Attribution | None = None) -> bool:
        """A word that no longer holds is ended, not deleted."""
        return False


@admin.register(User)
class EditorAdmin(UserAdmin):  # type: ignore[type-arg]
    """When an account was made and last used is seen, never entered."""

    readonly_fields = ("last_login", "date_joined")
