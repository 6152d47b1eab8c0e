#!/usr/bin/env python3
"""Shows that the criteria's tests bite: plants one fault at a time and expects the tests naming the criterion to fail.

tests/faults/criteria.txt holds blocks of four lines, with an empty line between them and # for comments:

    S3-21
    src/base/business_days.cpp
    a text that stands in the file exactly once
    what takes its place

A criterion may have several faults, and each that a test names must have one. Works on a copy of the tree in
build/faults with a build folder of its own, on SQLite alone: what a criterion asks is the same on both engines, and
that the engines agree is shown by the tests themselves.

Usage: plant_faults.py [CRITERION ...]    "S4" is every criterion of S4
       plant_faults.py --check            plants nothing: is each fault's text there, has each criterion a fault?
"""

import os
import pathlib
import subprocess
import sys
import time

import acceptance

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPY = ROOT / "build/faults"
LIST = ROOT / "tests/faults/criteria.txt"
TESTS = "build/debug/gatehouse_tests"
SECONDS_MAX = 300  # A fault that makes its tests hang is found as well.


def read_faults():
    lines = [line for line in LIST.read_text().split("\n") if not line.startswith("#")]
    for block in "\n".join(lines).split("\n\n"):
        parts = [part.strip() for part in block.split("\n") if part.strip()]
        if not parts:
            continue
        if len(parts) != 4:
            sys.exit(f"{LIST}: not four lines: {parts}")
        yield tuple(parts)


def run(*command):
    environment = os.environ | {"GATEHOUSE_ENGINES": "sqlite"}
    return subprocess.run(command, cwd=COPY, env=environment, text=True, errors="replace", capture_output=True)


def copy_tree():
    COPY.mkdir(parents=True, exist_ok=True)
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    # By content, and with the time of copying: a fault that an interrupted run left behind may have the size of the good
    # text, and what was compiled of it must count as older than the good text that takes its place.
    subprocess.run(["rsync", "-rlp", "--checksum", "--from0", "--files-from=-", f"{ROOT}/", f"{COPY}/"], input=files,
                   check=True)
    if not (COPY / "node_modules").exists():
        (COPY / "node_modules").symlink_to(ROOT / "node_modules")


def build():
    done = run("cmake", "--build", "build/debug", "--target", "gatehouse_tests")
    return done.returncode == 0, done.stdout[-3000:]


def tests_fail(criterion):
    """Whether the tests that name the criterion fail, or a sentence."""
    tests = run("timeout", str(SECONDS_MAX), TESTS, f"*{criterion} *", "--abort")
    if "No test cases matched" in tests.stdout or "No tests ran" in tests.stdout:
        return "no test names it"
    return tests.returncode != 0


def plant(criterion, name, text, replacement):
    """True when the criterion's tests fail with the fault, else a sentence that says why not."""
    file = COPY / name
    good = file.read_text()
    if good.count(text) != 1:
        return f"'{text}' stands {good.count(text)} times in {name}"
    file.write_text(good.replace(text, replacement))
    try:
        built, output = build()
        if not built:
            return f"does not build: {output}"
        failed = tests_fail(criterion)
        return "its tests pass with the fault" if failed is False else failed
    finally:
        file.write_text(good)


def check_control(criteria):
    """Without a fault all these tests pass: else a failure would show nothing."""
    tests = run(TESTS, ",".join(f"*{criterion} *" for criterion in criteria))
    if tests.returncode != 0:
        sys.exit("tests fail without any fault:\n" + tests.stdout[-5000:])
    print(f"control, without a fault: {tests.stdout.strip().splitlines()[-1]}", flush=True)


def check_list():
    """What the list lacks, as sentences. Takes no time, so that the list does not rot between two runs."""
    faults = list(read_faults())
    wrong = [f"{criterion}: '{text}' stands {count} times in {name}" for criterion, name, text, _ in faults
             if (count := (ROOT / name).read_text().count(text)) != 1]
    return wrong + [f"{criterion}: a test names it, and it has no fault"
                    for criterion in sorted(acceptance.named() - {fault[0] for fault in faults})]


def main():
    if sys.argv[1:] == ["--check"]:
        wrong = check_list()
        print("\n".join(wrong) or f"{len(list(read_faults()))} faults can be planted")
        sys.exit(bool(wrong))
    wanted = tuple(sys.argv[1:])
    copy_tree()
    if not (COPY / "build/debug/build.ninja").exists():
        subprocess.run(["cmake", "--preset", "debug"], cwd=COPY, stdout=subprocess.DEVNULL, check=True)
    built, output = build()
    if not built:
        sys.exit("the tree does not build without a fault:\n" + output)

    faults = [fault for fault in read_faults() if not wanted or fault[0].startswith(wanted)]
    criteria = sorted({fault[0] for fault in faults})
    check_control(criteria)
    caught, missed = 0, []
    for fault in faults:
        began = time.monotonic()
        verdict = plant(*fault)
        if verdict is True:
            caught += 1
        else:
            missed.append(fault[0])
        said = "caught" if verdict is True else f"NOT CAUGHT: {verdict}"
        print(f"{fault[0]} {fault[1]}: {said} ({time.monotonic() - began:.0f} s)", flush=True)

    without = sorted(acceptance.named() - set(criteria)) if not wanted else []
    if without:
        print("criteria that a test names and that have no fault: " + " ".join(without))
    print(f"{len(faults)} planted faults for {len(criteria)} criteria: {caught} caught, {len(missed)} not")
    sys.exit(bool(missed or without))


if __name__ == "__main__":
    main()
