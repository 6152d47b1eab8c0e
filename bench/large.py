"""What grows with an office or an account: its pages against the same of one with little, and what 10,000 invitations
do to everybody else."""

import http.client
import itertools
import json
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.parse

from servers import BUILD, FOLDER, ROOT, Portal, tool

PLAN = "cca"  # Offices there have one page of users and invite people; people link further providers.
MEMBERS, LINKS = 5_000, 5_000
PASSWORD = "Bench.Journey.2026"
DATA = FOLDER / "data-large"
TIMES = 300  # Of each step in a round.
ROWS = 10_000  # Of the file of invitations.
RATE, P99_MOST_MS = 500, 2
SECONDS_MAX = 120  # For the invitations.


class Somebody:
    """A browser that is signed in and keeps its connection."""

    def __init__(self, address, session):
        self._connection = http.client.HTTPConnection(address)
        self._cookies = {f"gh-{PLAN}": session}

    def ask(self, method, path, **fields):
        """Status, where to go next, text."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, urllib.parse.urlencode(fields) if fields else None, headers)
        answer = self._connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.split(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, answer.getheader("Location"), answer.read().decode()

    def get(self, path):
        status, _, body = self.ask("GET", path)
        if status != 200:
            raise SystemExit(f"{path} was answered with {status}:\n{body[:2000]}")
        return body

    def post_form(self, page, path, **fields):
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.get(page))[1]
        return self.ask("POST", path, csrf_token=token, **fields)


def activate_without_factor():
    """The plan's pack, but that nobody needs a second factor: the seeded sessions have none, and would be led to set
    one up instead of to the page that is measured."""
    text = (ROOT / "packs" / f"{PLAN}.toml").read_text()
    changed = text.replace("\norg_admins = true\n", "\norg_admins = false\n")
    assert changed != text, "the pack asks for no second factor any more"
    folder = FOLDER / "packs-large"
    folder.mkdir(exist_ok=True)
    file = folder / f"{PLAN}.toml"
    file.write_text(changed)
    subprocess.run([BUILD / "gatehouse", "pack", "activate", "--data", DATA, file], stdout=subprocess.DEVNULL, check=True)


class Large:
    """A server of a plan with a large office and with an account that has many links."""

    def __init__(self):
        shutil.rmtree(DATA, ignore_errors=True)
        print(f"seeding an office of {MEMBERS:,} people and an account with {LINKS:,} links", file=sys.stderr,
              flush=True)
        printed = [line.split() for line in tool("large", DATA, PLAN, MEMBERS, LINKS, PASSWORD).splitlines()]
        activate_without_factor()
        self.portal = Portal(PLAN, DATA)
        self.people = {name: Somebody(self.portal.address, session) for name, session, _ in printed}
        self.numbers = {name: number for name, _, number in printed}
        self.tokens = FOLDER / "tokens-large"
        self.tokens.write_text("".join(f"{session}\n" for name, session, _ in printed if name.endswith("office")))

    def office_of(self, name):
        """The address of the only office of somebody."""
        status, location, body = self.people[name].ask("GET", f"/{PLAN}/")
        assert status == 303 and "/login" not in location, location or body[:2000]
        return location.rstrip("/")

    def switches(self, name):
        """Goes from one provider to the next."""
        pages = sorted(set(re.findall(rf"/{PLAN}/providers/[^/\"']+/", self.people[name].get(f"/{PLAN}/"))))
        turn = itertools.cycle(pages)
        return lambda: self.people[name].get(next(turn))

    def finds(self, name):
        """Looks the last provider up by its number."""
        path = f"/{PLAN}/?q={self.numbers[name]}"
        return lambda: self.people[name].get(path)

    def measure(self, options):
        pages = {name: self.office_of(name) + "/admin" for name in ("small-office", "large-office")}
        yield self.compared(f"manage users, {MEMBERS:,} members: p95", "the same with 50", options,
                            lambda: self.people["large-office"].get(pages["large-office"]),
                            lambda: self.people["small-office"].get(pages["small-office"]))
        yield self.compared(f"switching provider, {LINKS:,} links: p95", "the same with 5", options,
                            self.switches("many-links"), self.switches("few-links"))
        found = self.compared(f"finding one of {LINKS:,} links by its number: p95", "one of 5", options,
                              self.finds("many-links"), self.finds("few-links"))
        yield found | {"most": None}
        yield from self.invitations(pages["large-office"].removesuffix("/admin"))

    def compared(self, name, other, options, much, little):
        ours, theirs = [], []
        for number in range(options.rounds):
            ours.append(p95_ms(much))
            theirs.append(p95_ms(little))
            print(f"  round {number + 1}: {name} {ours[-1]:.2f} ms, {other} {theirs[-1]:.2f} ms", file=sys.stderr,
                  flush=True)
        value, against = statistics.median(ours), statistics.median(theirs)
        return {"name": name, "value": round(value, 2), "unit": "ms", "compared_with": other,
                "compared_value": round(against, 2), "ratio": round(value / against, 3), "mark": None, "most": 2.0,
                "rounds": [round(each, 2) for each in ours], "compared_rounds": [round(each, 2) for each in theirs]}

    def invitations(self, office):
        """Uploads the file and sends all, while forward-auth is asked at a fixed rate; the same without them."""
        quiet = self.ask(4)
        quiet.wait()
        asking = self.ask(SECONDS_MAX)
        started = time.monotonic()
        self.invite(office)
        took = time.monotonic() - started
        asking.terminate()
        during, without = figures(asking), figures(quiet)
        print(f"  asked while people were invited: {during}; without: {without}", file=sys.stderr, flush=True)
        yield {"name": f"forward-auth at {RATE} a second while {ROWS:,} people are invited: p99",
               "value": during["p99"] / 1000, "unit": "ms", "compared_with": None, "compared_value": None,
               "ratio": None, "mark": None, "most": P99_MOST_MS}
        for name, value, unit in (("the same while nobody is invited: p99", without["p99"] / 1000, "ms"),
                                  (f"{ROWS:,} invitations from one file, listed and sent", ROWS / took, "a second")):
            yield {"name": name, "value": round(value, 2), "unit": unit, "compared_with": None,
                   "compared_value": None, "ratio": None, "mark": None}

    def ask(self, seconds):
        question = f"/{PLAN}/authz?subsystem=claims"
        return subprocess.Popen([BUILD / "gatehouse_bench", "ask", self.portal.address, question, f"gh-{PLAN}",
                                 self.tokens, str(RATE), str(seconds)], stdout=subprocess.PIPE, text=True)

    def invite(self, office):
        admin = self.people["large-office"]
        rows = "".join(f"i{n}@example.com,Ida,I{n},claims.view,85006\n" for n in range(ROWS))
        status, _, body = admin.post_form(office + "/invite/file", office + "/invite/file",
                                          csv="Email,First name,Last name,Permissions,ZIP code\n" + rows)
        assert status == 200 and "Every row is on your list" in body, (status, body[:3000])
        status, location, body = admin.post_form(office + "/invite", office + "/invite", then="send")
        assert status == 303 and "/sent/" in location, (status, location, body[:3000])
        assert f"{ROWS} of {ROWS} invitations were sent" in admin.get(location)


def figures(asking):
    said, _ = asking.communicate()
    measured = json.loads(said)
    if measured["failed"]:
        raise SystemExit(f"questions were not answered with 204: {measured}")
    return measured


def p95_ms(step):
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        step()
        times.append(time.perf_counter() - started)
    return statistics.quantiles(times, n=20)[-1] * 1000
