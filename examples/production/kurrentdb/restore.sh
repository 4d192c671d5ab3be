#!/bin/sh
# Puts a copy where a stopped node has its files.
#
#   restore.sh FOLDER DATA
#
# The server then starts at the end of what the copy has: truncate.chk is made of chaser.chk. A folder with files in it
# is left as it is.
set -eu
folder=$1 data=$2
if [ -d "$data" ] && [ -n "$(ls -A "$data")" ]; then
  echo "$data is not empty" >&2
  exit 1
fi
mkdir -p "$data"
cp -Rp "$folder/." "$data/"
cp -p "$data/chaser.chk" "$data/truncate.chk"
