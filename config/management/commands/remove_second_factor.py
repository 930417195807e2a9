"""manage.py remove_second_factor NAME: for an editor who has lost both telephone and recovery codes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.second_factor import remove_devices


class Command(BaseCommand):
    help = "取消一个账号的第二道验证（手机和备用码都丢了时）；先确认来者是本人"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"没有账号 {options['username']}。")
        remove_devices(user)
        self.stdout.write(f"{user} 的第二道验证已取消，下次登录只要口令。")
