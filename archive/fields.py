"""What an editor types or chooses in one field of a form: files, authors, branches, names. May import archive.models."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.models import Branch

AUTHOR = re.compile(r"\s*([^（(]+?)\s*(?:[（(](.*)[）)])?\s*")
BETWEEN_NAMES = re.compile(r"[、，,;；\n]+")


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or many files. An empty file is for the reader to refuse, with its name, beside the others."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list) else [data] if data else []
        if self.required and not files:
            raise forms.ValidationError(_("请选择文件。"))
        return files


class AuthorsField(forms.CharField):
    """张凡（本报记者）、李四: a name and, in brackets, its role."""

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "、".join(a["name"] + (f"（{a['role']}）" if a["role"] else "") for a in value)

    def to_python(self, value: Any) -> Any:
        names = [part for part in BETWEEN_NAMES.split(value or "") if part.strip()]
        matches = [AUTHOR.fullmatch(name) for name in names]
        if not all(matches):
            raise forms.ValidationError(_("请写成“姓名（身份）、姓名（身份）”。"))
        return [{"name": m.group(1), "role": m.group(2) or ""} for m in matches if m]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != (data or ""))


class BranchNamesField(forms.CharField):
    """Branches by any of their names, told apart by 、; cleaned to Branch rows."""

    def to_python(self, value: Any) -> Any:
        wanted = [name.strip() for name in BETWEEN_NAMES.split(value or "") if name.strip()]
        if not wanted:
            return []
        known = {
            name: branch
            for branch in Branch.objects.order_by("-id")
            for name in (
                *branch.aliases,
                *branch.former_names,
                branch.official_name,
                branch.slug,
                branch.name,
            )
        }
        if unknown := [name for name in wanted if name not in known]:
            raise forms.ValidationError(
                _("没有名为“%(names)s”的分支机构。"), params={"names": "、".join(unknown)}
            )
        return [known[name] for name in wanted]


class NamesField(forms.CharField):
    """A list of names, a line each."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return list(dict.fromkeys(name.strip() for name in (value or "").splitlines() if name.strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(data) != (initial or []))
