"""Settings of the test run: a data folder of its own, static files unhashed, cheap passwords."""

import atexit
import os
import tempfile

_data = tempfile.TemporaryDirectory(prefix="archive-tests-")
atexit.register(_data.cleanup)
os.environ["DATA_DIR"] = _data.name

from config.settings import *  # noqa: E402, F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
