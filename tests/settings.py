"""Settings of the test run: a data folder of its own, static files unhashed, cheap passwords."""

import atexit
import os
import tempfile
from pathlib import Path

_data = tempfile.TemporaryDirectory(prefix="archive-tests-")
atexit.register(_data.cleanup)
os.environ["DATA_DIR"] = _data.name
# Compiled once a state of the source, for every process and every site of the tests: each run would take half a minute.
os.environ.setdefault("NUMBA_CACHE_DIR", str(Path(__file__).parent.parent / "var/test/compiled"))

from config.settings import *  # noqa: E402, F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
