"""Joins the articles that came in before the archive kept which are one text; those after are joined as they come."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from archive.models import Article, Reprint
from archive.reprints import join_texts

BATCH = 200  # articles compared at a time


class Command(BaseCommand):
    help = "把已入藏的同稿归到一起；新入藏的自动归并，重复运行没有害处"

    def handle(self, *args: Any, **options: Any) -> None:
        articles = Article.objects.out_of_trash().order_by("pk")
        every = articles.iterator(chunk_size=BATCH)
        with tqdm(total=articles.count(), unit="篇", desc="同稿", disable=not options["verbosity"]) as bar:
            while some := list(islice(every, BATCH)):
                with transaction.atomic():
                    join_texts(some)
                bar.update(len(some))
        if options["verbosity"]:
            self.stdout.write(f"同稿 {Reprint.objects.count()} 篇")
