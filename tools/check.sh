#!/usr/bin/env bash
# ./dev check: everything, slow. With names, only those parts: ./dev check layout fuzz
#
# FUZZ_SECONDS (default 60) is for each fuzz target.
set -euo pipefail
cd "$(dirname "$0")/.."

parts=(tests layout release addresses threads timings races fuzz faults)
fuzz_seconds=${FUZZ_SECONDS:-60}

say() { printf '\n── %s\n' "$*"; }
build() { # PRESET TARGET...
    local preset=$1
    shift
    [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null
    cmake --build "build/$preset" ${1:+--target "$@"}
}

check_tests() {
    say "all tests, both engines, browser included"
    ./dev test
}

check_layout() {
    say "the layout is clang-format's"
    git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run -Werror
    echo "$(git ls-files '*.cpp' '*.hpp' | wc -l) sources"
}

check_release() {
    say "g++ builds without warnings, and its tests pass"
    build release
    build/release/gatehouse_tests
}

check_addresses() {
    say "all tests with the address and undefined-behaviour sanitizers"
    build sanitize gatehouse_tests
    build/sanitize/gatehouse_tests '~[.]~[faults]~[slow]'
}

check_threads() {
    say "the concurrent tests with the thread sanitizer"
    build threads gatehouse_tests
    build/threads/gatehouse_tests '[concurrent]~[slow]'
}

check_timings() {
    say "the login takes as long for a known name as for an unknown one"
    build debug gatehouse_tests
    build/debug/gatehouse_tests '[slow][timing]'
}

check_races() {
    say "long races, and a server killed 50 times"
    build debug gatehouse_tests
    build/debug/gatehouse_tests '[slow]~[timing]'
}

fuzz() { # TARGET. What it finds on its way stays in build/fuzz; the seeds are in the repository.
    local name found=build/fuzz/$1
    name=$1
    mkdir -p "$found"
    "build/sanitize/${name}_fuzz" -max_total_time="$fuzz_seconds" -max_len=16384 -timeout=20 -print_final_stats=1 \
        -artifact_prefix="$found-" "$found" "tests/fuzz/corpus/$name" >"$found.log" 2>&1 \
        || { tail -n 60 "$found.log"; return 1; }
    echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$found.log") runs," \
        "$(find "$found" -type f | wc -l) inputs kept, nothing found"
}

check_fuzz() {
    say "fuzzing, $fuzz_seconds s a target"
    build sanitize fuzzers
    local source name count=0
    for source in tests/fuzz/*_fuzz.cpp; do
        name=$(basename "$source" _fuzz.cpp)
        fuzz "$name" || return 1
        count=$((count + 1))
    done
    echo "$count fuzz targets, nothing found"
}

check_faults() {
    say "planted faults"
    tools/plant_faults.py
}

for part in "${@:-${parts[@]}}"; do
    [[ " ${parts[*]} " = *" $part "* ]] || { echo "There is no part $part. There are: ${parts[*]}" >&2; exit 2; }
done
for part in "${@:-${parts[@]}}"; do
    began=$SECONDS
    "check_$part"
    echo "$part: good, $((SECONDS - began)) s"
done
