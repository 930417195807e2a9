"""Headlines in print: broken between their clauses, never within one that fits the line. Imports Django alone."""

from __future__ import annotations

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def headline(title: str) -> SafeString:
    """A Chinese headline sets its clauses apart by spaces."""
    return format_html_join(" ", '<span class="clause">{}</span>', ((clause,) for clause in title.split()))
