"""Articles for measuring, made from a seed: the same ones every time, of the founding documents' and the relevance
set's own sentences."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHARACTERS = 1_200  # of an article, about
FIRST_DAY = date(2000, 1, 1)
DAYS = 9_500
SEED = 1952
SOURCES = ("中国贸易报", "人民日报", "新华网", "厦门日报", "天津市贸促会", "大连日报", "湖北日报", "中国贸促")
KINDS = ("report", "commentary", "minutes", "photo", "interview", "notice", "speech")
BRANCHES = tuple(
    "shandong hubei jiangsu liaoning henan sichuan anhui neimenggu guizhou jiangxi guangxi beijing zhejiang chongqing "
    "shaanxi qinghai hainan guangdong fujian shanxi heilongjiang gansu ningxia tianjin dalian xiamen".split()
)


@dataclass(frozen=True)
class BenchArticle:
    number: int
    title: str
    body: str
    date: date
    branch: str
    source: str
    kind: str


def sentences() -> list[str]:
    seeds = [path.read_text() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    lines = (ROOT / "bench" / "relevance" / "documents.jsonl").read_text().splitlines()
    texts = seeds + [json.loads(line)["body"] for line in lines]
    found = {
        sentence.strip() for text in texts for sentence in re.findall(r"[^。！？\n<>]{8,}[。！？]", text)
    }
    return sorted(found)


def make_articles(size: int, seed: int = SEED) -> Iterator[BenchArticle]:
    """`size` articles of about CHARACTERS characters. Sentences are drawn with a skew, so that common words are
    common and rare ones rare, as in a real archive."""
    rng = random.Random(seed)
    pool = sentences()
    rng.shuffle(pool)
    for number in range(1, size + 1):
        body, length = [], 0
        while length < CHARACTERS:
            sentence = pool[int(len(pool) * rng.random() ** 1.5)]
            body.append(sentence)
            length += len(sentence)
        yield BenchArticle(
            number=number,
            title=body[0][:24].rstrip("，。、"),
            body="\n".join("".join(body[start : start + 5]) for start in range(0, len(body), 5)),
            date=FIRST_DAY + timedelta(days=rng.randrange(DAYS)),
            branch=BRANCHES[int(len(BRANCHES) * rng.random() ** 2)],
            source=rng.choice(SOURCES),
            kind=rng.choice(KINDS),
        )
