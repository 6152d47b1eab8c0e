#!/usr/bin/env python3
"""Writes an nginx configuration from docs/nginx.conf.in: for the tests, the demonstration and the bench, and as a start
for one's own. The portal's own host is the default; with --own-origin it is that of another host of the plan."""

import argparse
import pathlib
import re

TEMPLATE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "nginx.conf.in"


def choose(text, name, keep):
    block = re.compile(rf"^#if {name}\n(.*?)^#end\n", re.M | re.S)
    return block.sub(lambda found: found[1] if keep else "", text)


def repeat(text, what, rows):
    """Once for each of the rows, which are dictionaries of the names to fill in."""
    block = re.compile(rf"^#for {what}\n(.*?)^#end\n", re.M | re.S)

    def filled(found):
        return "".join(re.sub("@([A-Z_]+)@", lambda name: row.get(name[1], name[0]), found[1]) for row in rows)

    return block.sub(filled, text)


def subsystems(pairs):
    """claims=HOST:PORT, or cca/claims=HOST:PORT for a further plan."""
    rows = []
    for pair in pairs:
        name, upstream = pair.split("=", 1)
        plan, _, subsystem = name.rpartition("/")
        rows.append({"OTHER": plan, "SUBSYSTEM": subsystem, "UPSTREAM": upstream})
    return rows


def configuration(options):
    other_host = bool(options.own_origin)
    origin = options.own_origin or options.portal_origin
    text = TEMPLATE.read_text()
    text = choose(text, "other_host", other_host)
    text = choose(text, "same_host", not other_host)
    rows = subsystems(options.subsystem)
    further = [row for row in rows if row["OTHER"]]
    text = repeat(text, "subsystem", [row for row in rows if not row["OTHER"]])
    text = repeat(text, "plan_subsystem", further)
    text = repeat(text, "plan", [{"OTHER": plan} for plan in dict.fromkeys(row["OTHER"] for row in further)])
    tls = f"ssl_certificate {options.tls[0]}; ssl_certificate_key {options.tls[1]};" if options.tls else ""
    names = {
        "WORKERS": options.workers,
        "DIRECTORY": options.directory,
        "ACCESS_LOG": options.access_log,
        "GATEHOUSE": options.gatehouse,
        "LISTEN": options.listen + (" ssl" if options.tls else ""),
        "SERVER_NAME": re.sub(r"^\w+://|:\d+$", "", origin),
        "TLS": tls,
        "PLAN": options.plan,
        "ORIGIN": origin,
        "PORTAL": f"{options.portal_origin}/{options.plan}",
        "PORTAL_HOST": re.sub(r"^\w+://", "", options.portal_origin),
    }
    return re.sub("@([A-Z_]+)@", lambda found: str(names[found[1]]), text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plan", required=True)
    parser.add_argument("--gatehouse", required=True, help="HOST:PORT of the server")
    parser.add_argument("--portal-origin", required=True, help="https://portal.example, as browsers see it")
    parser.add_argument("--own-origin", help="https://claims.example:8443, when this is another host")
    parser.add_argument("--listen", required=True, help="HOST:PORT")
    parser.add_argument("--subsystem", action="append", required=True, help="claims=HOST:PORT, or PLAN/claims=HOST:PORT for a further plan on the same host; may be repeated")
    parser.add_argument("--tls", nargs=2, metavar=("CERTIFICATE", "KEY"))
    parser.add_argument("--directory", required=True, help="for the pid, the error log and temporary files")
    parser.add_argument("--workers", default="1")
    parser.add_argument("--access-log", default="off")
    print(configuration(parser.parse_args()), end="")


if __name__ == "__main__":
    main()
