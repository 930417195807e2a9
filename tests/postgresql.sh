#!/usr/bin/env bash
# Runs a command with DATABASE_URL naming a PostgreSQL of its own, which is gone afterwards:
#     tests/postgresql.sh .venv/bin/pytest tests/archive tests/search
# or, in the Makefile, each process of the tests.
# It listens on a socket in a temporary folder only. Needs Debian's `postgresql`; run by root it becomes `postgres`.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
if [ -z "$bin" ]; then
    echo "No PostgreSQL on this machine: nothing was tested on it. On Debian: apt install postgresql" >&2
    exit 1
fi

folder=$(mktemp -d -t archive-postgresql-XXXXXX)
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
stop() {
    as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
[ "$(id -u)" = 0 ] && chown postgres "$folder"

cd "$folder"
as_owner "$bin/initdb" -D "$folder/data" -U archive --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
# Without fsync: what is tested here is SQL, not the disk. Nor does anyone write but the tests: no vacuum of its own.
cat > "$folder/control" <<END   # start, or stop: for the tests of what happens while it is away
#!/bin/sh
[ "\$(id -u)" = 0 ] && exec runuser -u postgres -- "\$0" "\$@"
exec "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -m fast \
    -o "-k $folder -c listen_addresses='' -c fsync=off -c full_page_writes=off -c autovacuum=off -c max_connections=50" \
    "\$@" >/dev/null
END
chmod 755 "$folder" "$folder/control"
"$folder/control" start
as_owner "$bin/createdb" -h "$folder" -U archive archive

cd "$OLDPWD"
export DATABASE_URL="postgres://archive@${folder//\//%2F}/archive" POSTGRESQL_CONTROL="$folder/control"
"$@"
