"""A bulletin that awaits review, and the page to review it on."""

import pytest

from archive.annotation import current_gazetteer
from archive.ingest.accession import enter
from archive.ingest.draft import Draft, Dropped, Warning
from archive.ingest.mentions import find_mentions
from archive.models import Branch, Bulletin
from tests.archive.desk import FIRST, SECOND, Desk, article


@pytest.fixture
def bulletin(db) -> Bulletin:
    for slug, name in (("dalian", "大连市贸促会"), ("qingdao", "青岛市贸促会"), ("ningbo", "宁波市贸促会")):
        Branch.objects.create(slug=slug, name=name, level="city", official_name=name)
    articles = (
        article("大连组织企业参展", FIRST, warnings=(Warning("unfinished", "这一段没有写完。", "p1"),)),
        article("宁波举办培训班", SECOND, origins={"title": "inferred"}),
    )
    marked = tuple(find_mentions(article, current_gazetteer())[0] for article in articles)
    draft = Draft("text", "收到的原文", "utf-8", 0, marked, (Dropped("第10版", "版次"),))
    return enter(b"bytes", "十版.txt", draft, by=None, publish=False).bulletin


@pytest.fixture
def desk(admin_client, bulletin) -> Desk:
    return Desk(admin_client, bulletin)
