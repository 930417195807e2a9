"""Every address of the record, pages and JSON."""

from django.urls import path

from archive import api
from archive.views.articles import article, articles
from archive.views.branches import branch, branches
from archive.views.bulletins import bulletin, original
from archive.views.home import home

app_name = "archive"

urlpatterns = [
    path("", home, name="home"),
    path("articles/", articles, name="articles"),
    path("articles/<int:pk>/", article, name="article"),
    path("branches/", branches, name="branches"),
    path("branches/<slug:slug>/", branch, name="branch"),
    path("bulletins/<int:pk>/", bulletin, name="bulletin"),
    path("bulletins/<int:pk>/original", original, name="bulletin-original"),
    path("api/v1/articles", api.articles, name="api-articles"),
    path("api/v1/articles/<int:pk>", api.article, name="api-article"),
    path("api/v1/branches", api.branches, name="api-branches"),
    path("api/v1/branches/<slug:slug>", api.branch, name="api-branch"),
]
