"""Where every kind of page is seen: what is asked of all pages is asked of these. test_kinds.py lets none be missing."""

ARTICLE = "推动产业链供应链国际合作"  # the founding document that stands for {article}

KINDS = [
    "/",
    "/articles/",
    "/articles/undated/",
    "/articles/{article}/",
    "/2024/",
    "/2024/11/",
    "/2024/11/20/",
    "/branches/",
    "/branches/shandong/",
    "/people/",
    "/people/任鸿斌/ccpit/",
    "/sources/",
    "/kinds/",
    "/bulletins/{bulletin}/",
    "/search/",
    "/search/?q=链博会",
    "/search/grammar/",
    "/search/hits/{article}/?q=链博会",
]
EMPTY = [
    "/articles/?year=1950",
    "/1999/",
    "/branches/xizang/",
    "/people/?name=不存在",
    "/search/?q=查无此词",
]
VARIANTS = [
    "/articles/?kind=report&branch=shandong",
    "/people/?name=任",
    "/people/任鸿斌/",
    "/search/?q=链博会&year=2024&branch=shandong",
    "/search/?q=链博会 OR (贸促会 湖北&sort=newest",
    "/search/?q=链博会 -湖北 机构:火星 日期:昨天 类型:诗 贸促*",
    "/search/?q=查无此词 机构:山东",
    "/search/?q=查无此词&year=2024&from=2024-01-01",
    "/search/?q=连博会",
    "/search/?year=x&page=99",
    "/search/?q=链博会&page=99",
]
APOLOGIES = ["/articles/999999/", "/articles/?year=x", "/people/无此人/", "/nowhere/"]
ADDRESSES = [*KINDS, *EMPTY, *VARIANTS, *APOLOGIES, "/admin/login/"]
