#!/usr/bin/env bash
# ./dev check: everything, slow. FUZZ_SECONDS (default 60) is for each fuzz target.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n── %s\n' "$*"; }

step "all tests"
./dev test

step "g++ builds without warnings, and its tests pass"
cmake --preset release >/dev/null
cmake --build build/release
build/release/gatehouse_tests

step "all tests with the address and undefined-behaviour sanitizers"
cmake --preset sanitize >/dev/null
cmake --build build/sanitize --target gatehouse_tests
build/sanitize/gatehouse_tests '~[.]~[faults]'

step "the concurrent tests with the thread sanitizer"
cmake --preset threads >/dev/null
cmake --build build/threads --target gatehouse_tests
build/threads/gatehouse_tests '*at once*,*concurrent*,[threads]'

step "long races and timings"
build/debug/gatehouse_tests '[slow]'

step "fuzzing, ${FUZZ_SECONDS:-60} s a target"
cmake --preset fuzz >/dev/null
cmake --build build/fuzz --target fuzzers
for target in build/fuzz/*_fuzz; do
    name=$(basename "$target")
    mkdir -p "build/fuzz/corpus/$name"
    "$target" -max_total_time="${FUZZ_SECONDS:-60}" -print_final_stats=1 "build/fuzz/corpus/$name" \
        "tests/fuzz/corpus/$name" 2>&1 | tail -n 8
done

step "planted faults"
tools/plant_faults.py
