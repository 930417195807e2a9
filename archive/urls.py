"""Every address of the record, pages and JSON."""

from django.urls import path, re_path, register_converter

from archive import api, feeds, sitemap
from archive.addresses import Name, Ordinal, TwoDigits, Year
from archive.views.articles import article, articles
from archive.views.branches import branch, branches
from archive.views.bulletins import bulletin, original
from archive.views.home import home
from archive.views.kinds import kinds, sources
from archive.views.people import people, person
from archive.views.time import period, undated

app_name = "archive"

register_converter(Year, "year")
register_converter(TwoDigits, "two")
register_converter(Ordinal, "ordinal")
register_converter(Name, "name")

urlpatterns = [
    path("", home, name="home"),
    path("articles/", articles, name="articles"),
    path("articles/<int:pk>/", article, name="article"),
    path("articles/undated/", undated, name="undated"),
    path("articles/undated/feed.atom", feeds.undated, name="undated-feed"),
    path("articles/feed.atom", feeds.articles, name="articles-feed"),
    path("sources/", sources, name="sources"),
    path("sources/feed.atom", feeds.sources, name="sources-feed"),
    path("kinds/", kinds, name="kinds"),
    path("kinds/feed.atom", feeds.kinds, name="kinds-feed"),
    path("<year:year>/", period, name="year"),
    path("<year:year>/<two:month>/", period, name="month"),
    path("<year:year>/<two:month>/<two:day>/", period, name="day"),
    path("<year:year>/feed.atom", feeds.period, name="year-feed"),
    path("<year:year>/<two:month>/feed.atom", feeds.period, name="month-feed"),
    path("<year:year>/<two:month>/<two:day>/feed.atom", feeds.period, name="day-feed"),
    path("branches/", branches, name="branches"),
    path("branches/feed.atom", feeds.branches, name="branches-feed"),
    path("branches/<slug:slug>/", branch, name="branch"),
    path("branches/<slug:slug>/feed.atom", feeds.branch, name="branch-feed"),
    path("people/", people, name="people"),
    path("people/feed.atom", feeds.people, name="people-feed"),
    path("people/<name:name>/", person, name="person"),
    path("people/<name:name>/<slug:slug>/", person, name="person-of-body"),
    path("people/<name:name>/<slug:slug>/<ordinal:number>/", person, name="person-namesake"),
    path("people/<name:name>/feed.atom", feeds.person, name="person-feed"),
    path("people/<name:name>/<slug:slug>/feed.atom", feeds.person, name="person-of-body-feed"),
    path(
        "people/<name:name>/<slug:slug>/<ordinal:number>/feed.atom", feeds.person, name="person-namesake-feed"
    ),
    path("bulletins/<int:pk>/", bulletin, name="bulletin"),
    path("bulletins/<int:pk>/original", original, name="bulletin-original"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-lists.xml", sitemap.lists, name="sitemap-lists"),
    re_path(
        r"^sitemap-(?P<part>[1-9]\d{3}|undated)-(?P<number>[1-9]\d?)\.xml$", sitemap.part, name="sitemap-part"
    ),
    path("robots.txt", sitemap.robots, name="robots"),
    path("opensearch.xml", sitemap.opensearch, name="opensearch"),
    path("api/v1/articles", api.articles, name="api-articles"),
    path("api/v1/articles/<int:pk>", api.article, name="api-article"),
    path("api/v1/branches", api.branches, name="api-branches"),
    path("api/v1/branches/<slug:slug>", api.branch, name="api-branch"),
]
