"""The catalogues are complete: what is marked in source is translated, in English and in traditional characters."""

import gettext
import re

import pytest

from archive.script import telling_characters
from tests.i18n.catalogue import LOCALES, entries, marked, path_of, translations

_PLACE = re.compile(r"%\(\w+\)[a-z]|%[a-z]")
_HAN = re.compile(r"[\u3400-\u9fff]")
QUERY_WORDS = re.compile(
    "标题|作者|来源|人物|机构|日期|类型|报道|纪要|评论|山东省贸促会|或"
)  # what a reader types in Chinese


@pytest.fixture(params=LOCALES)
def locale(request):
    return request.param


def test_whatever_is_marked_in_source_is_in_the_catalogue(locale):
    """`make messages` brings in what is new, and then someone translates it."""
    assert set(marked()) - {entry["msgid"] for entry in entries(locale)} == set()


def test_every_entry_is_translated_and_certain(locale):
    bare = [entry["msgid"] for entry in entries(locale) if not all(translations(entry))]
    unsure = [entry["msgid"] for entry in entries(locale) if "fuzzy" in entry["flags"]]
    assert bare == []
    assert unsure == []


def test_translations_hold_the_same_places_for_values(locale):
    wrong = [
        entry["msgid"]
        for entry in entries(locale)
        for text in translations(entry)
        if sorted(set(_PLACE.findall(entry["msgid"]))) != sorted(set(_PLACE.findall(text)))
    ]
    assert wrong == []


def test_the_compiled_catalogue_says_what_the_written_one_says(locale):
    with path_of(locale, "mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in entries(locale):
        if "msgid_plural" in entry:
            numbers = {"en": (1, 2), "zh_Hant": (1,)}[locale]
            said = [compiled.ngettext(entry["msgid"], entry["msgid_plural"], n) for n in numbers]
        else:
            said = [compiled.gettext(entry["msgid"])]
        assert said == translations(entry), entry["msgid"]


def test_english_is_english():
    han = [
        text
        for entry in entries("en")
        for text in translations(entry)
        if _HAN.search(QUERY_WORDS.sub("", text))
    ]
    assert han == []


def test_traditional_characters_only_in_the_traditional_catalogue():
    simplified, _traditional = telling_characters()
    mixed = [text for entry in entries("zh_Hant") for text in translations(entry) if simplified & set(text)]
    assert mixed == []
