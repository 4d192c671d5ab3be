#!/bin/sh
# Copies a store in a file as it is at one moment, while others go on writing, and checks every chain of the copy.
#
#   backup.sh FILE FOLDER
#
# Prints what `vor-ort verify` says of the copy, with its head, and then the name of the file. `cp` would not do: what was
# written last is in another file.
set -eu
source=$1
file="$2/$(basename "$source" .db)-$(date -u +%Y%m%dT%H%M%SZ).db"
trap 'rm -f "$file.part"' EXIT
# shellcheck disable=SC2016 # The program is not for the shell.
node --no-warnings --eval '
  const { DatabaseSync } = require("node:sqlite")
  const [source, copy] = process.argv.slice(1)
  const database = new DatabaseSync(source, { readOnly: true })
  database.prepare("VACUUM INTO ?").run(copy)
' "$source" "$file.part"
# shellcheck disable=SC2086 # A command with arguments may be given.
${VOR_ORT:-vor-ort} verify --store "sqlite:$file.part" --format json
sync "$file.part"
mv "$file.part" "$file"
echo "$file"
