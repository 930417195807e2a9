"""Every address of the search, page and JSON."""

from django.urls import path

from search import api, feeds, views

app_name = "search"

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/feed/", feeds.feed, name="feed"),
    path("search/grammar/", views.grammar, name="grammar"),
    path("search/hits/<int:pk>/", views.hit, name="hit"),
    path("api/v1/search", api.search, name="api-search"),
    path("api/v1/articles/<int:pk>/related", api.related, name="api-related"),
    path("api/v1/suggest", api.suggest, name="api-suggest"),
    path("healthz", api.healthz, name="healthz"),
    path("readyz", api.readyz, name="readyz"),
]
