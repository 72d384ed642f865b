#!/bin/sh
# The main job on the bundled example: read it into a book, show the party, audit it. Needs no network and no service.
set -eu
partybook=${PARTYBOOK:-partybook}
example=examples/agrarian-party-of-russia-1993.txt
cd "$(dirname "$0")/.."
rm -f demo.sqlite

echo "\$ partybook read $example"
"$partybook" --book demo.sqlite read "$example"
echo
echo '$ partybook show "Agrarian Party of Russia"'
"$partybook" --book demo.sqlite show "Agrarian Party of Russia"
echo
echo '$ partybook audit'
"$partybook" --book demo.sqlite audit --fail-on never

echo
echo 'The same as pages and charts in a browser:'
echo '  .venv/bin/partybook --book demo.sqlite serve'
