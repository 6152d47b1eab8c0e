#!/usr/bin/env python3
"""Which acceptance criteria a test names, of those that ../shared/reference/acceptance.md lists.

Prints a line for each source and, with --missing, the criteria that no test names yet. The list lives outside the
repository; where it is absent, only the named criteria are counted.
"""

import argparse
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIST = next((found for folder in ROOT.parents if (found := folder / "shared/reference/acceptance.md").is_file()),
            ROOT.parent / "shared/reference/acceptance.md")
CRITERION = re.compile(r"\bS[1-5]-\d{2}a?\b")


def named():
    files = subprocess.run(["git", "ls-files", "*_test.cpp", "tests/*.cpp", "tests/*.mjs", "sandbox/*.cpp"], cwd=ROOT,
                           text=True, capture_output=True, check=True).stdout.split()
    return {found for name in files if (ROOT / name).is_file()
            for found in CRITERION.findall((ROOT / name).read_text(errors="ignore"))}


def asked():
    if not LIST.is_file():
        return set()
    return {found for line in LIST.read_text().split("\n") if re.match(r"- S\d|.*; S3-\d\d ", line)
            for found in re.findall(r"(?:^- |; )(S[1-5]-\d{2}a?)\b", line)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--missing", action="store_true")
    options = parser.parse_args()
    have, want = named(), asked()
    for source in ("S1", "S2", "S3", "S4", "S5"):
        mine = {c for c in have if c.startswith(source)}
        listed = {c for c in want if c.startswith(source)}
        print(f"{source}: {len(mine & listed) if listed else len(mine)} of {len(listed) or '?'} criteria named by a test")
        if options.missing:
            print("   missing: " + (" ".join(sorted(listed - mine)) or "none"))


if __name__ == "__main__":
    main()
