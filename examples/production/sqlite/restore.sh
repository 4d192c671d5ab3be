#!/bin/sh
# Puts a copy of a store in its place, and checks every chain. A file that is there already is left as it is.
#
#   restore.sh COPY FILE
set -eu
copy=$1 file=$2
for there in "$file" "$file-wal" "$file-shm"; do
  if [ -e "$there" ]; then
    echo "$there exists already: move it away first" >&2
    exit 1
  fi
done
trap 'rm -f "$file.part"' EXIT
cp "$copy" "$file.part"
# shellcheck disable=SC2086 # A command with arguments may be given.
${VOR_ORT:-vor-ort} verify --store "sqlite:$file.part" --format json
mv "$file.part" "$file"
