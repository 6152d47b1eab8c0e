#!/usr/bin/env bash
# ./dev check: everything, slow. FUZZ_SECONDS (default 60) is for each fuzz target.
set -euo pipefail
cd "$(dirname "$0")/.."

fuzz_seconds=${FUZZ_SECONDS:-60}

step() { printf '\n── %s\n' "$*"; }

step "all tests"
./dev test

step "the layout is clang-format's"
git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run -Werror
echo "$(git ls-files '*.cpp' '*.hpp' | wc -l) sources"

step "g++ builds without warnings, and its tests pass"
cmake --preset release >/dev/null
cmake --build build/release
build/release/gatehouse_tests

step "all tests with the address and undefined-behaviour sanitizers"
cmake --preset sanitize >/dev/null
cmake --build build/sanitize --target gatehouse_tests fuzzers
build/sanitize/gatehouse_tests '~[.]~[faults]~[slow]'

step "the concurrent tests with the thread sanitizer"
cmake --preset threads >/dev/null
cmake --build build/threads --target gatehouse_tests
build/threads/gatehouse_tests '[concurrent]~[slow]'

step "long races and timings"
build/debug/gatehouse_tests '[slow]'

step "fuzzing, $fuzz_seconds s a target"
count=0
for target in build/sanitize/*_fuzz; do
    name=$(basename "$target" _fuzz)
    found=build/fuzz/$name # What the fuzzer finds on its way stays here; the seeds are in the repository.
    mkdir -p "$found"
    "$target" -max_total_time="$fuzz_seconds" -max_len=16384 -timeout=20 -print_final_stats=1 -artifact_prefix="$found-" \
        "$found" "tests/fuzz/corpus/$name" >"$found.log" 2>&1 || { tail -n 60 "$found.log"; exit 1; }
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$found.log")
    echo "$name: $runs runs, $(find "$found" -type f | wc -l) inputs kept, nothing found"
    count=$((count + 1))
done
echo "$count fuzz targets, nothing found"

step "planted faults"
tools/plant_faults.py
