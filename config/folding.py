"""Templates as Django compiles them, with what is alike in every page put together: a run of texts, translations,
addresses and files of which nothing depends on the page is rendered once a language, and kept.

A page has some two hundred such steps, most of them in its frame. Imports Django alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.template.base import FilterExpression, Node, NodeList, Origin, Template, TextNode, Variable
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.loaders import base, cached
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language


class Folding(base.Loader):
    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        template = super().get_template(template_name, skip)
        fold(template.nodelist)
        template.nodelist = _Frame(template.nodelist)
        return template


class Loader(cached.Loader, Folding):
    """Keeps what the next in line compiled and folded."""


class _Frame(NodeList):
    """Django asks a template for its blocks whenever a page is rendered that extends it: they are looked for once."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        super().__init__(nodes)
        self._found: dict[type[Node], list[Node]] = {}

    def get_nodes_by_type(self, nodetype: type[Node]) -> list[Node]:
        if nodetype not in self._found:
            self._found[nodetype] = super().get_nodes_by_type(nodetype)
        return self._found[nodetype]


class Folded(Node):
    def __init__(self, nodes: list[Node]) -> None:
        self._nodes = NodeList(nodes)
        self._has_addresses = any(isinstance(node, URLNode) for node in nodes)
        self._rendered: dict[tuple[str | None, str], SafeString] = {}

    def render(self, _context: Context) -> SafeString:
        """Knowing nothing of the page, so that nothing of one reader's page can be kept for another's."""
        key = get_language(), get_script_prefix() if self._has_addresses else ""
        if (rendered := self._rendered.get(key)) is None:
            rendered = self._rendered[key] = self._nodes.render(Context())
        return rendered


def fold(nodes: NodeList) -> None:
    """In place, and all lists within."""
    for node in nodes:
        for within in _lists_of(node):
            fold(within)
    nodes[:] = [node for is_same, run in groupby(nodes, _is_same) for node in _joined(is_same, list(run))]


def _lists_of(node: Node) -> Iterator[NodeList]:
    for value in vars(node).values():
        if isinstance(value, NodeList):
            yield value
    for _condition, nodes in getattr(node, "conditions_nodelists", ()):  # of {% if %}
        yield nodes


def _joined(is_same: bool, run: list[Node]) -> list[Node]:
    return [Folded(run)] if is_same and not all(isinstance(node, TextNode) for node in run) else run


def _is_same(node: Node) -> bool:
    if isinstance(node, TranslateNode):
        return not node.asvar and not node.message_context and _is_constant(node.filter_expression)
    if isinstance(node, URLNode):
        expressions = (node.view_name, *node.args, *node.kwargs.values())
        return not node.asvar and all(map(_is_constant, expressions))
    if isinstance(node, StaticNode):
        return not node.varname and _is_constant(node.path)
    return isinstance(node, TextNode)


def _is_constant(expression: FilterExpression) -> bool:
    value = expression.var
    return not expression.filters and (not isinstance(value, Variable) or value.literal is not None)
