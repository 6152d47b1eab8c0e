#!/bin/sh
# Installs what package-lock.json names, unless just that is installed already: a checkout of another branch and back
# makes the file newer, but not different. Usage: tools/fetch_packages.sh STAMP
set -eu
if ! cmp -s package-lock.json "$1"; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cp package-lock.json "$1"
fi
touch "$1"
