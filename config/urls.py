"""Every address of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from config.languages import choose_language
from config.open_sessions import open_sessions
from config.second_factor import LoginForm, second_factor

admin.site.login_form = LoginForm
admin.site.unregister([StaticDevice, TOTPDevice])  # their pages show secrets

urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", choose_language, name="set_language"),
    path("", include("search.urls")),
    path("", include("archive.urls")),
    path(f"{settings.ADMIN_PATH}/second-factor/", admin.site.admin_view(second_factor), name="second-factor"),
    path(f"{settings.ADMIN_PATH}/sessions/", admin.site.admin_view(open_sessions), name="open-sessions"),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
]

handler400 = "archive.views.errors.bad_request"
handler403 = "archive.views.errors.permission_denied"
handler404 = "archive.views.errors.page_not_found"
handler500 = "archive.views.errors.server_error"
