#!/bin/sh
# Copies the whole server; with the archived WAL it can be brought to any moment after that.
#
#   PGHOST=… PGUSER=vor_ort_backup PGPASSFILE=… base-backup.sh FOLDER
#
# Prints the name of the folder. To restore: unpack it where the server's files are to be, set
#   restore_command = 'cp /archive/%f %p'
#   recovery_target_time = '2026-11-22 03:00:00+00'
# make the empty file recovery.signal there, and start the server.
set -eu
folder="$1/base-$(date -u +%Y%m%dT%H%M%SZ)"
trap 'rm -rf "$folder.part"' EXIT
pg_basebackup --no-password --pgdata="$folder.part" --wal-method=stream --checkpoint=fast
pg_verifybackup --quiet "$folder.part"
mv "$folder.part" "$folder"
echo "$folder"
