"""Settings of the archive. What an installation may set stands at the top, read from the environment."""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from config.environment import (
    keep_compiled,
    read_choice,
    read_flag,
    read_list,
    read_networks,
    read_number,
    read_secret_key,
)
from config.logs import logging_of

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = read_flag("DEBUG")
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var").resolve()
HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = read_number("PORT", 8000)
HTTPS = read_flag("HTTPS")  # on where a proxy in front speaks HTTPS: secure cookies, HSTS, redirect
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]", HOST]
CSRF_TRUSTED_ORIGINS = read_list("CSRF_TRUSTED_ORIGINS")
SECRET_KEY = read_secret_key(DATA_DIR)
SECRET_KEY_FALLBACKS = read_list("SECRET_KEY_FALLBACKS")
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'archive.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,  # a connection that a restart of the database cut is opened anew, unnoticed
    )
}
ADMIN_PATH = (os.environ.get("ADMIN_PATH") or "admin").strip("/")
TRUSTED_PROXIES = read_networks("TRUSTED_PROXIES")  # addresses or networks whose X-Forwarded-For is believed
RATE_LIMITS = read_flag("RATE_LIMITS", True)
RATES = {  # of one address: requests a second, and as many at once
    "search": (max(1, read_number("SEARCHES_PER_SECOND", 5)), 10),
    "suggest": (20, 40),
    "api": (20, 40),
}
POSTINGS_CACHE_BYTES = read_number("POSTINGS_CACHE_MB", 256) * 2**20
PAGE_MEMORY_BYTES = (
    read_number("PAGE_MEMORY_MB", 32) * 2**20
)  # of each process; 0: every page is rendered anew

SECOND_FACTOR = read_choice("SECOND_FACTOR", ("optional", "publishers", "everyone"))  # who must enrol
OTP_TOTP_ISSUER = "贸促公报档案"
LOG_FORMAT = read_choice("LOG_FORMAT", ("plain", "json"))
LOG_QUERIES = read_choice("LOG_QUERIES", ("hash", "text"))  # how a slow search names its query
SLOW_SEARCH_MS = read_number("SLOW_SEARCH_MS", 1000)
READY_LAG_SECONDS = read_number("READY_LAG_SECONDS", 300)  # a change not yet indexed by then is a fault

ORIGINALS_DIR = DATA_DIR / "originals"
INDEX_DIR = DATA_DIR / "index"
SEEDS_DIR = BASE_DIR / "seeds"
keep_compiled(DATA_DIR / "compiled", BASE_DIR / "search")

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # With Django's defaults six writers met "database is locked" at once; with these, none of 900.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,  # seconds; DATABASE_URL may name another: ?timeout=5
        **DATABASES["default"].get("OPTIONS", {}),
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # A machine that is off answers nothing: readers are told so after this, not after the kernel's two minutes.
    DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5, **DATABASES["default"].get("OPTIONS", {})}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django_tasks_db",
    "config",
    "search",
    "archive",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "config.tracing.request_tracing",
    "config.headers.security_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.plain_http.api_wants_https",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.sessions.sessions_end",
    "config.languages.vary_by_choice",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "config.second_factor.second_factor_required",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.limits.RateLimits",
    "axes.middleware.AxesMiddleware",
]

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 10  # failed logins of an account, or of an address
AXES_COOLOFF_TIME = timedelta(minutes=5)
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_CLIENT_IP_CALLABLE = "config.clients.address_of"
AXES_LOCKOUT_CALLABLE = "config.limits.refuse_login"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False  # unlocking is manage.py axes_reset
AXES_VERBOSE = False

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # manage.py read_arrivals works them off

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "config.folding.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [{"NAME": "config.passwords.OurWordsValidator"}]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
FORMAT_MODULE_PATH = ["config.formats"]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

DATA_UPLOAD_MAX_NUMBER_FILES = 200
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # the review page of a bulletin has a field for every paragraph
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 2**20

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 7 * 24 * 3600  # config.sessions holds both to it
SESSION_IDLE = timedelta(hours=8)
CSRF_COOKIE_HTTPONLY = True
if HTTPS:  # a browser takes these names from this host alone, and over HTTPS alone
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
        f"__Host-{name}" for name in ("sessionid", "csrftoken", "language")
    )
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^api/"]  # config.plain_http refuses it
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = logging_of(LOG_FORMAT)
