#!/bin/sh
# Copies the files of one node of EventStoreDB or KurrentDB while it runs.
#
#   backup.sh DATA FOLDER       DATA has the chunks, DATA/index the index
#
# The order is that of the server's manual, and it matters: what points is copied before what it points to, so that no
# checkpoint lies behind the data of the copy. No scavenge may run meanwhile: stop it first (see the README).
# Do not mix files of several nodes. Where the server keeps secondary indexes (kurrent.ddb), take a snapshot of the volume
# instead.
set -eu
data=$1 folder=$2
if [ -e "$folder" ]; then
  echo "$folder exists already" >&2
  exit 1
fi
part="$folder.part"
rm -rf "$part"
mkdir -p "$part/index"

# Copies the files of the index that `find` finds; a list in between, so that no failure is lost in a pipe.
copy_index() {
  (cd "$data/index" && find . -type f "$@") >"$part.files"
  while read -r file; do
    mkdir -p "$part/index/$(dirname "$file")"
    cp -p "$data/index/$file" "$part/index/$file"
  done <"$part.files"
  rm "$part.files"
}
# 1. The checkpoints of the index.
copy_index -name '*.chk'
# 2. The rest of the index.
copy_index ! -name '*.chk'
# 3. The checkpoints of the log.
for file in "$data"/*.chk; do cp -p "$file" "$part/"; done
# 4. The chunks.
for file in "$data"/chunk-*; do cp -p "$file" "$part/"; done
mv "$part" "$folder"
echo "$folder"
