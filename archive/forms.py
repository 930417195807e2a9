"""The forms of the editor's desk: files to take in, and an article as it would be published.

May import archive.models, archive.fields, archive.editing, archive.continuations, archive.decisions and archive.offered; a form validates and knows how to save itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive import editing
from archive.continuations import decide
from archive.decisions import ENTERED, MARKS, Decisions, decisions_of
from archive.fields import AuthorsField, BranchNamesField, FilesField, FilesInput, NamesField
from archive.models import Article, Branch, Continuation, Figure, ParagraphData
from archive.models.correction import REASON_LENGTH
from archive.offered import standing, taken_off
from archive.sentences import say

HEADING_LEVEL = 2  # of a line that an editor calls a heading


class UploadForm(forms.Form):
    bulletins = FilesField(
        label=_("公报文件"),
        help_text=_("可以一次选择多个文件。原件按收到的样子保存，一个字节也不改动。"),
        widget=FilesInput(attrs={"class": "desk-files"}),
    )


class ReasonForm(forms.Form):
    """Why the editor changes what the page holds; kept with every version that comes of it."""

    reason = forms.CharField(
        label=_("修改原因"),
        required=False,
        max_length=REASON_LENGTH,
        widget=forms.TextInput(attrs={"placeholder": _("例如：据原报改正日期")}),
    )


class BranchForm(forms.ModelForm):  # type: ignore[type-arg]
    former_names = NamesField(label=_("曾用名"), required=False, help_text=_("一行一个"))
    aliases = NamesField(label=_("别称"), required=False, help_text=_("文中出现的其他写法，一行一个"))

    class Meta:
        model = Branch
        fields = (
            "slug", "name", "official_name", "english_name", "former_names", "aliases", "level", "province", "province_code",
            "parent",
        )  # fmt: skip


class ParagraphForm(forms.Form):
    id = forms.RegexField(r"p\d{1,9}", widget=forms.HiddenInput, required=False)
    level = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=6)
    type = forms.ChoiceField(
        label=_("段落类型"),
        choices=[("text", _("正文")), ("heading", _("小标题")), ("caption", _("图片说明"))],
        widget=forms.Select(attrs={"aria-label": _("段落类型")}),
    )
    text = forms.CharField(
        label=_("文字"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "aria-label": _("文字")}),
    )


ParagraphFormSet = forms.formset_factory(ParagraphForm, extra=0)


class ArticleForm(forms.ModelForm):  # type: ignore[type-arg]
    """An article as it would be published, with its paragraphs, its marks and its warnings."""

    authors = AuthorsField(
        label=_("作者"), required=False, help_text=_("多人用顿号隔开：张凡（本报记者）、李四")
    )
    url = forms.URLField(label=_("原网址"), required=False, max_length=1000, assume_scheme="https")
    branches = forms.MultipleChoiceField(
        label=_("提到的机构"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("取消勾选即去掉，重新勾选即恢复"),
    )
    added_branches = BranchNamesField(
        label=_("添加机构"), required=False, widget=forms.TextInput(attrs={"list": "branch-names"})
    )
    people = forms.MultipleChoiceField(
        label=_("提到的人物"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("取消勾选即去掉，重新勾选即恢复"),
    )
    figures = forms.MultipleChoiceField(
        label=_("读出的数据"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("取消勾选即去掉，重新勾选即恢复；正文改了，保存后重新读。"),
    )
    continuations = forms.MultipleChoiceField(
        label=_("转接"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("与另一版上的半篇是一篇；取消勾选即解除"),
    )
    warnings_seen = forms.MultipleChoiceField(
        label=_("提醒"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("勾选即表示已核对，保存后不再提醒"),
    )
    seen_revision = forms.IntegerField(widget=forms.HiddenInput)

    reprints: Sequence[Article] = ()  # the same text elsewhere in the archive, shown beside it

    paragraph_acts = (  # with the keys that do the same while one writes in the paragraph
        ("split", _("由此分篇"), "Alt+S"),
        ("join", _("并入上一段"), "Alt+J"),
        ("up", _("上移"), "Alt+ArrowUp"),
        ("down", _("下移"), "Alt+ArrowDown"),
        ("previous", _("移到上一篇末尾"), "Alt+PageUp"),
        ("next", _("移到下一篇开头"), "Alt+PageDown"),
        ("omit", _("删去此段"), "Alt+X"),
    )

    class Meta:
        model = Article
        fields = (
            "title", "kicker", "subtitle", "byline", "authors", "source", "editor", "date", "page", "kind",
            "continued_from_page", "continued_on_page", "url",
        )  # fmt: skip
        widgets = {"date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(
        self,
        data: Any,
        *,
        instance: Article,
        branch_names: Mapping[str, str],
        continuations: Iterable[Continuation] = (),
    ) -> None:
        super().__init__(data, instance=instance, prefix=f"a{instance.pk}")
        marks = standing(instance)
        self.marks = marks | taken_off(instance, branch_names)
        self._offer("branches", self.marks.branches.items(), chosen=marks.branches)
        people = ((key, " ".join(filter(None, person))) for key, person in self.marks.people.items())
        self._offer("people", people, chosen=marks.people)
        figures = ((key, figure.text) for key, figure in self.marks.figures.items())
        self._offer("figures", figures, chosen=marks.figures)
        self.parts = {str(row.pk): row for row in continuations}
        self._offer(
            "continuations",
            ((key, row.told_of(instance)) for key, row in self.parts.items()),
            chosen=(key for key, row in self.parts.items() if row.stands),
        )
        self._offer(
            "warnings_seen",
            ((str(n), say(w["message"], gettext)) for n, w in enumerate(instance.warnings)),
        )
        self.fields["seen_revision"].initial = instance.revision
        initial = [{**p, "warnings": _messages(instance, p["id"])} for p in instance.paragraphs]
        self.paragraphs = ParagraphFormSet(data, prefix=f"a{instance.pk}-p", initial=initial)

    @property
    def stated_fields(self) -> Iterator[forms.BoundField]:
        """What stands above the text, each with where its value came from."""
        for name in self.Meta.fields:
            field = self[name]
            field.origin = self.instance.origins.get(name, "")  # type: ignore[attr-defined]
            yield field

    @property
    def mark_fields(self) -> list[forms.BoundField]:
        return [self["branches"], self["people"]]

    @property
    def continuation_choices(self) -> Iterator[tuple[BoundWidget, Article]]:
        """Each other part with the box that keeps it."""
        others = (row.other_than(self.instance) for row in self.parts.values())
        return zip(self["continuations"], others, strict=True)

    @property
    def figure_choices(self) -> Iterator[tuple[BoundWidget, Figure]]:
        """Each figure with the box that keeps it."""
        return zip(self["figures"], self.marks.figures.values(), strict=True)

    def _offer(self, name: str, choices: Iterable[tuple[str, str]], *, chosen: Iterable[str] = ()) -> None:
        field = cast(forms.MultipleChoiceField, self.fields[name])
        field.choices = list(choices)
        field.initial = list(chosen)

    def is_valid(self) -> bool:
        """Both the article's own fields and its paragraphs, of which one at least must say something."""
        if not (super().is_valid() and self.paragraphs.is_valid()):
            return False
        if not self._paragraphs():
            self.add_error(None, _("文章没有文字了。整篇不要时，草稿请删去此篇，发布过的请撤下。"))
        return not self.errors

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("seen_revision") != self.instance.revision:
            raise forms.ValidationError(_("打开这一页以后，这篇文章已被改过。请重新打开再改。"))
        return self.cleaned_data

    def correct(self) -> bool:
        """Saves what the editor changed, if anything, and finds the marks anew; returns whether there was a change."""
        paragraphs = self._paragraphs()
        names = [name for name in self.changed_data if name in self.Meta.fields]
        changed = {*names, *({"paragraphs"} if paragraphs != self.instance.paragraphs else ())}
        changed |= {name for name in MARKS if name in self.changed_data}
        if self.cleaned_data["added_branches"]:
            changed.add("branches")
        if "continuations" in self.changed_data:
            decide(self.parts.values(), set(map(int, self.cleaned_data["continuations"])))
        if not changed and not self.cleaned_data["warnings_seen"]:
            return "continuations" in self.changed_data
        stored = Article.objects.get(pk=self.instance.pk)
        self._see_to_warnings(paragraphs)
        self.instance.paragraphs = paragraphs
        self.instance.origins = {**stored.origins, **dict.fromkeys(sorted(changed), ENTERED)}
        editing.correct(self.instance, self._decisions(stored), before=stored)
        return True

    def _paragraphs(self) -> list[ParagraphData]:
        """As entered: a line break begins a new paragraph, an emptied one is gone."""
        give_id = editing.next_id(self.instance.paragraphs)
        return [paragraph for form in self.paragraphs for paragraph in _lines_of(form.cleaned_data, give_id)]

    def _see_to_warnings(self, paragraphs: list[ParagraphData]) -> None:
        """Away with those the editor has seen to and those of a paragraph that is no longer what it was."""
        before = {p["id"]: p["text"] for p in self.instance.paragraphs}
        same = {"", "title"} | {p["id"] for p in paragraphs if before.get(p["id"]) == p["text"]}
        warnings = self.instance.warnings
        seen = [warnings[int(number)] for number in self.cleaned_data["warnings_seen"]]
        self.instance.warnings_seen = [
            w for w in self.instance.warnings_seen if w["paragraph"] in same
        ] + seen
        self.instance.warnings = [w for w in warnings if w["paragraph"] in same and w not in seen]

    def _decisions(self, stored: Article) -> Decisions:
        return self.marks.decided(
            decisions_of(stored),
            branches=self.cleaned_data["branches"],
            people=self.cleaned_data["people"],
            figures=self.cleaned_data["figures"],
            added=[branch.slug for branch in self.cleaned_data["added_branches"]],
        )


def _lines_of(cleaned: dict[str, Any], give_id: Callable[[], str]) -> Iterator[ParagraphData]:
    """The first line keeps the paragraph's id, and with it the links to its anchor."""
    lines = [line.strip() for line in cleaned["text"].splitlines() if line.strip()]
    level = (cleaned["level"] or HEADING_LEVEL) if cleaned["type"] == "heading" else 0
    for place, line in enumerate(lines):
        id_ = cleaned["id"] if place == 0 and cleaned["id"] else give_id()
        yield {"id": id_, "type": cleaned["type"], "text": line, "level": level}


def _messages(article: Article, paragraph_id: str) -> list[str]:
    return [w["message"] for w in article.warnings if w["paragraph"] == paragraph_id]
