#!/bin/sh
# Dumps a database as it is at one moment, while others go on writing.
#
#   PGHOST=… PGDATABASE=… PGUSER=vor_ort_backup PGPASSFILE=… backup.sh FOLDER
#
# Prints the name of the file. A file of this name is always whole: it is written under another one first.
set -eu
folder=$1
file="$folder/vor_ort-$(date -u +%Y%m%dT%H%M%SZ).dump"
trap 'rm -f "$file.part"' EXIT
pg_dump --no-password --format=custom --compress=6 --file="$file.part"
# An archive whose list cannot be read is none.
pg_restore --list "$file.part" >/dev/null
mv "$file.part" "$file"
echo "$file"
