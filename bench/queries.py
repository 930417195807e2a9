"""Forty queries of the kinds that readers ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BenchQuery:
    """All words, the phrase, not the excluded word, of the branch. Nothing given: the whole archive."""

    kind: str
    words: tuple[str, ...] = ()
    phrase: str = ""
    excluded: str = ""
    branch: str = ""

    @property
    def label(self) -> str:
        quoted = f'"{self.phrase}"' if self.phrase else ""
        minus = f"-{self.excluded}" if self.excluded else ""
        branch = f"branch={self.branch}" if self.branch else ""
        return " ".join(filter(None, [*self.words, quoted, minus, branch])) or "(all)"


COMMON = "贸促会 企业 合作 国际 中国 活动 发展 服务".split()
RARE = "人形机器人 夏季达沃斯 碳边境 植物提取 匈塞铁路 八闽 小院高墙 袋鼠".split()
SEVERAL = [
    "合作 企业 国际",
    "贸促会 大连",
    "供应链 绿色 数字",
    "大阪 世博会 中国馆",
    "知识产权 天津 企业",
    "外资 企业 座谈会",
]
PHRASES = ["贸促会会长", "国际合作", "高质量发展", "全国贸促系统", "对外联络工作", "产业链供应链"]
FILTERED = [
    ("企业", "shandong"),
    ("合作", "xiamen"),
    ("链博会", "hubei"),
    ("贸促会", "dalian"),
    ("国际 合作", "hubei"),
]
MINUS = [("链博会", "湖北"), ("企业", "贸促会"), ("合作", "国际"), ("世博会", "海南"), ("供应链", "数字")]

QUERIES = (
    *(BenchQuery("one common word", (word,)) for word in COMMON),
    *(BenchQuery("one rare word", (word,)) for word in RARE),
    *(BenchQuery("several words", tuple(words.split())) for words in SEVERAL),
    *(BenchQuery("quoted phrase", phrase=phrase) for phrase in PHRASES),
    *(BenchQuery("with a filter", tuple(words.split()), branch=branch) for words, branch in FILTERED),
    *(BenchQuery("with a minus", (word,), excluded=excluded) for word, excluded in MINUS),
    BenchQuery("the whole archive"),
    BenchQuery("the whole archive", branch="shandong"),
)
