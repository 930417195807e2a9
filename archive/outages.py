"""When the database does not answer: nothing that was asked of it is to blame. Imports Django alone."""

from django.db import InterfaceError, OperationalError

DATABASE_AWAY = (OperationalError, InterfaceError)  # stopped, out of connections, locked or full
