#!/bin/sh
# The main job on the bundled example: read it into a book, show the party, audit it. Needs no network and no service.
set -eu
partybook=${PARTYBOOK:-partybook}
folder=$(dirname "$0")
book=$(mktemp -d)/demo.sqlite
trap 'rm -rf "$(dirname "$book")"' EXIT

echo '$ partybook read examples/agrarian-party-of-russia-1993.txt'
"$partybook" --book "$book" read "$folder/agrarian-party-of-russia-1993.txt"
echo
echo '$ partybook show "Agrarian Party of Russia"'
"$partybook" --book "$book" show "Agrarian Party of Russia"
echo
echo '$ partybook audit'
"$partybook" --book "$book" audit --fail-on never

echo
echo 'The same as pages and charts in a browser:'
echo '  .venv/bin/partybook --book demo.sqlite read examples/agrarian-party-of-russia-1993.txt'
echo '  .venv/bin/partybook --book demo.sqlite serve'
