"""The grammar by examples: what the page of help shows is what tests/search/test_grammar.py holds the parser to.

May import archive.sentences, search.parsing, search.tokens and search.wording.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from archive.sentences import gettext_noop as _
from archive.sentences import say
from search.parsing import MAX_ALTERNATIVES, MAX_CHARACTERS, MAX_EXCLUSIONS, MAX_PREFIXES, MAX_TERMS, parse
from search.tokens import MAX_DEPTH
from search.wording import describe


@dataclass(frozen=True)
class Example:
    typed: str
    understood: str  # as the page of hits says it back
    notice: str = ""  # how the sentence begins that tells of a repair

    @property
    def said_back(self) -> str:
        """`understood` in the reader's language."""
        parsed = parse(self.typed)
        return describe(parsed.root, parsed.restricted, gettext)

    @property
    def told(self) -> str:
        """The whole sentences, from the parser itself."""
        return "".join(say(notice, gettext) for notice in parse(self.typed).notices)


@dataclass(frozen=True)
class Section:
    title: str
    rule: str
    examples: tuple[Example, ...]


SECTIONS = (
    Section(
        _("词语"),
        _(
            "空格隔开的词都要有；简体与繁体、全角与半角、大写与小写不分。连在一起的先看，相近的次之，分散的在后。"
        ),
        (
            Example("链博会", "链博会"),
            Example("鏈博會 ＲＣＥＰ", "链博会 且 rcep"),
            Example("知识产权 天津", "知识产权 且 天津"),
            Example("12,345", "12,345"),
        ),
    ),
    Section(
        _("整句"),
        _("一个问题、一句话也可以：含有全部词语的太少时，含有其中多数的接在后面，并写明。"),
        (Example("哪一年成立了调解中心？", "哪一年成立了调解中心"),),
    ),
    Section(
        _("一字不差"),
        _("引号里的文字连着出现才算，不论词从哪里断开；各种引号都可以。同义词不用于引号之内。"),
        (
            Example("“供应链国际合作”", "“供应链国际合作”"),
            Example("「產業鏈」", "“产业链”"),
            Example('"第3位"', "“第3位”"),
        ),
    ),
    Section(
        _("或者"),
        _("OR、或、| 的两边有一个就算；比空格结合得紧，可以加括号。"),
        (
            Example("原产地证 OR 商事证明", "原产地证 或 商事证明"),
            Example("进博会 或 链博会 湖北", "(进博会 或 链博会) 且 湖北"),
            Example("达沃斯｜碳边境", "达沃斯 或 碳边境"),
            Example("供应链 (绿色 或 数字)", "供应链 且 (绿色 或 数字)"),
        ),
    ),
    Section(
        _("不要"),
        _("减号或 NOT 之后的词不能有。减号前要有空格，后面没有。"),
        (
            Example("链博会 -湖北", "链博会 且 不含 湖北"),
            Example("链博会 NOT 湖北", "链博会 且 不含 湖北"),
            Example("企业 -(走访 或 座谈)", "企业 且 不含 (走访 或 座谈)"),
        ),
    ),
    Section(
        _("栏目"),
        _(
            "在词前写明在哪里找：标题、作者、来源、人物；用机构、日期、类型限定范围，也可以排除，或与词并列。冒号全角半角都可以，也可以写 title、author、source、person、branch、date、kind。"
        ),
        (
            Example("标题:纪要", "标题含 纪要"),
            Example("title:(纪要 或 通知)", "标题含 纪要 或 标题含 通知"),
            Example("来源：厦门日报", "来源含 厦门日报"),
            Example("世博会 机构:海南", "世博会；机构限于 海南"),
            Example("机构:(海南 或 青海)", "机构限于 海南 或 青海"),
            Example("类型:纪要", "类型限于 纪要"),
            Example("企业 -机构:海南", "企业 且 不含 机构为 海南"),
            Example("链博会 (机构:海南 OR 机构:青海)", "链博会；机构限于 海南 或 青海"),
            Example("进博会 OR 类型:纪要", "进博会 或 类型为 纪要"),
        ),
    ),
    Section(
        _("日期"),
        _("年、月、日都可以；两点之间是一段时间，首尾都算。文中没有写明日期的文章不在任何一段时间里。"),
        (
            Example("日期:2024", "日期限于 2024"),
            Example("日期:2024年11月20日", "日期限于 2024年11月20日"),
            Example("日期:2021-12..2022-03", "日期限于 2021-12..2022-03"),
            Example("日期:2021-2024", "日期限于 2021-2024"),
            Example("日期:2021..", "日期限于 2021.."),
            Example("日期:二〇二四年十一月", "日期限于 二〇二四年十一月"),
            Example("日期:十四五", "日期限于 十四五"),
        ),
    ),
    Section(
        _("词头"),
        _("字母词可以只写开头，后面加星号；汉字不必，词语总是在更长的词里也找得到。"),
        (Example("expo*", "以 expo 开头的词"),),
    ),
    Section(
        _("写得不全也能查"),
        _("没有成对、没有写完的，尽量读懂，读成了什么会写在结果上方。"),
        (
            Example("(链博会 湖北", "链博会 且 湖北", "括号没有成对"),
            Example("“供应链", "“供应链”", "引号没有成对"),
            Example("企业 - 走访", "企业 且 走访", "单独的减号"),
            Example("达沃斯 OR", "达沃斯", "“或”的一边没有词"),
            Example("贸促*", "贸促", "星号只用在"),
        ),
    ),
)

BOUNDS = (
    _("检索式最长 %(n)d 字") % {"n": MAX_CHARACTERS},
    _("检索词最多 %(n)d 个") % {"n": MAX_TERMS},
    _("一处“或”最多 %(n)d 项") % {"n": MAX_ALTERNATIVES},
    _("排除的词最多 %(n)d 个") % {"n": MAX_EXCLUSIONS},
    _("带星号的词最多 %(n)d 个") % {"n": MAX_PREFIXES},
    _("括号最多 %(n)d 层") % {"n": MAX_DEPTH},
)
