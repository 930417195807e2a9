"""Headlines in print: broken between their clauses, never within one that fits the line. Imports Django alone."""

from django import template

register = template.Library()


@register.inclusion_tag("archive/_headline.html")
def headline(title: str) -> dict[str, list[str]]:
    """A Chinese headline sets its clauses apart by spaces."""
    return {"clauses": title.split()}
