from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("公报档案")

    def ready(self) -> None:
        from archive.ingest import sentences  # noqa: F401  marks what the readers say, whoever says it first
