#!/usr/bin/env python3
"""Shows that the criteria's tests bite: plants one fault at a time and expects the tests naming the criterion to fail.

tests/faults/criteria.txt holds blocks of four lines, with an empty line between them and # for comments:

    S3-21
    src/base/business_days.cpp
    a text that stands in the file exactly once
    what takes its place

Works on a copy of the tree in build/faults, with a build folder of its own. Usage: plant_faults.py [CRITERION ...]
"""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPY = ROOT / "build/faults"
LIST = ROOT / "tests/faults/criteria.txt"


def read_faults():
    lines = [line for line in LIST.read_text().split("\n") if not line.startswith("#")]
    for block in "\n".join(lines).split("\n\n"):
        parts = [part for part in block.split("\n") if part.strip()]
        if parts:
            criterion, name, text, replacement = parts
            yield criterion.strip(), name.strip(), text.strip(), replacement.strip()


def run(*command, **options):
    return subprocess.run(command, cwd=COPY, text=True, capture_output=True, **options)


def copy_tree():
    COPY.mkdir(parents=True, exist_ok=True)
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    subprocess.run(["rsync", "-a", "--from0", "--files-from=-", f"{ROOT}/", f"{COPY}/"], input=files, check=True)
    if not (COPY / "node_modules").exists():
        (COPY / "node_modules").symlink_to(ROOT / "node_modules")


def build():
    done = run("cmake", "--build", "build/debug", "--target", "gatehouse_tests")
    return done.returncode == 0, done.stdout[-2000:]


def bites(criterion, name, text, replacement):
    """Whether the criterion's tests fail with the fault; a sentence when it cannot be told."""
    file = COPY / name
    good = file.read_text()
    if good.count(text) != 1:
        return f"'{text}' stands {good.count(text)} times in {name}"
    file.write_text(good.replace(text, replacement))
    try:
        built, output = build()
        if not built:
            return f"does not build: {output}"
        tests = run("build/debug/gatehouse_tests", f"*{criterion} *", timeout=600)
        if "No tests ran" in tests.stdout:
            return "no test names it"
        return True if tests.returncode != 0 else "its tests pass with the fault"
    finally:
        file.write_text(good)


def main():
    wanted = set(sys.argv[1:])
    copy_tree()
    if not (COPY / "build/debug/build.ninja").exists():
        run("cmake", "--preset", "debug", check=True)
    built, output = build()
    if not built:
        sys.exit("the tree does not build without a fault:\n" + output)
    caught, missed = 0, []
    for fault in read_faults():
        if wanted and fault[0] not in wanted:
            continue
        verdict = bites(*fault)
        caught += verdict is True
        if verdict is not True:
            missed.append(f"{fault[0]} ({fault[1]}): {verdict}")
        print(f"{fault[0]}: {'caught' if verdict is True else verdict}", flush=True)
    print(f"{caught} planted faults caught, {len(missed)} not")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
