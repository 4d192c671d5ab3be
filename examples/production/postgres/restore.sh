#!/bin/sh
# Restores a dump into a new database, all or nothing, and checks every chain in it.
#
#   PGHOST=… PGUSER=postgres PGPASSFILE=… restore.sh FILE DATABASE STORE-URL
#
# The roles must be there (roles.sql, and those of tenant.sql). STORE-URL is for `vor-ort verify`, by a role that may use
# the tenant. A database that exists is left as it is.
set -eu
file=$1 database=$2 store=$3
createdb --no-password --template=template0 "$database"
if ! pg_restore --no-password --exit-on-error --single-transaction --dbname="$database" "$file"; then
  dropdb --no-password "$database"
  exit 1
fi
# shellcheck disable=SC2086 # A command with arguments may be given.
${VOR_ORT:-vor-ort} verify --store "$store" --format json
