#!/bin/sh
# A backup a day of the week into the folder named, so that seven are kept. One that misses a damaged original is kept
# too, and the command still fails, so that somebody looks. Copy the folder to another machine.
set -u
folder=${1:?"usage: nightly-backup.sh FOLDER"}
kept=$folder/$(date +%u).zip
unfinished=$kept.new

rm -f "$unfinished" "$folder"/.*.zip.new-*   # what a killed one has left
.venv/bin/python manage.py backup "$unfinished"
code=$?
if [ -e "$unfinished" ]; then
    mv "$unfinished" "$kept" || code=1
fi
exit $code
