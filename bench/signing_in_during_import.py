"""How long a sign-in takes while an import writes to the same database."""

import contextlib
import itertools
import statistics
import subprocess
import sys
import threading

from servers import BUILD, DATA, FOLDER, ROOT

ROWS = 200_000
CONNECTIONS = 2  # Fewer than the cores have to hash: what is measured is the waiting, not the hashing.


def files():
    """Two that differ in every row, so that each import of the one after the other writes everything."""
    for seed in (1, 2):
        file = FOLDER / f"providers-{ROWS}-{seed}.csv"
        if not file.exists():
            with open(file, "wb") as out:
                subprocess.run([ROOT / "bench" / "make_providers.py", str(ROWS), str(seed)], stdout=out, check=True)
        yield file


@contextlib.contextmanager
def importing(plan, turns):
    """Imports one file after the other until the end, and at least once. `turns` goes on where the last round ended."""
    stopped = threading.Event()
    failures = []

    def go_on():
        while not stopped.is_set() and not failures:
            run = subprocess.run([BUILD / "gatehouse", "import", "providers", "--plan", plan, "--format", "gatehouse",
                                  "--data", DATA, next(turns)], stdout=subprocess.PIPE, text=True, check=False)
            if run.returncode != 0 or ", unchanged 0, " not in run.stdout:
                failures.append(run.stdout)

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()
    if failures:
        raise SystemExit(f"the import did not write every row: {failures[0]}")


def measure(portal, plan, sign_ins, options):
    turns = itertools.cycle(list(files()))
    during, without = [], []
    sign_ins(CONNECTIONS)  # The statements of each connection are prepared once.
    for number in range(options.rounds):
        without.append(sign_ins(CONNECTIONS)["p95"] / 1000)
        with importing(plan, turns):
            during.append(sign_ins(CONNECTIONS)["p95"] / 1000)
        print(f"  round {number + 1}: {during[-1]:.1f} ms during an import, {without[-1]:.1f} without",
              file=sys.stderr, flush=True)
    value, against = statistics.median(during), statistics.median(without)
    yield {"name": f"a sign-in during an import, {CONNECTIONS} at a time: p95", "value": round(value, 2), "unit": "ms",
           "compared_with": "without an import", "compared_value": round(against, 2),
           "ratio": round(value / against, 3), "mark": None, "rounds": [round(each, 2) for each in during],
           "compared_rounds": [round(each, 2) for each in without]}
