#!/usr/bin/env python3
"""Stands in for a plan's claims system, in the tests and in the demonstration. It believes what X-Gatehouse-Assertion
says, once the signature fits the portal's published key, and nothing else: a request around the proxy is refused.

claims_stand_in.py --portal http://127.0.0.1:8080 --plan PLAN [--listen 127.0.0.1:0] [--subsystem claims ...]
prints "ready HOST:PORT" when it listens. Below each subsystem's path it shows whom it saw; echo.json tells all."""

import argparse
import base64
import datetime
import html
import http.server
import json
import threading
import time
import urllib.parse
import urllib.request

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CLOCKS_MAY_DIFFER = 5  # Seconds.

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; background: #f3f5f7 }}
header {{ background: #2b3a4a; color: #fff; padding: 14px 24px }}
main {{ max-width: 640px; margin: 32px auto; padding: 24px; background: #fff; border: 1px solid #d5dbe1; border-radius: 6px }}
h1 {{ margin: 0 0 8px; font-size: 26px }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: 6px 20px; margin: 20px 0 }}
dt {{ color: #565c65 }} dd {{ margin: 0; overflow-wrap: anywhere }}
@media (max-width: 480px) {{ dl {{ grid-template-columns: 1fr; gap: 0 }} dd {{ margin-bottom: 10px }} main {{ margin: 12px }} }}
</style>
<header><b>{system}</b> &middot; a stand-in for the plan's own system</header>
<main><h1>{title}</h1>{content}</main>
</html>
"""


class Refused(Exception):
    pass


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Portal:
    """The portal's published keys, fetched when a new one is met."""

    def __init__(self, url, plan):
        self.issuer = f"{url}/{plan}"
        self.keys = {}
        self.fetched_at = 0.0
        self.lock = threading.Lock()

    def key(self, identifier):
        with self.lock:
            if identifier not in self.keys and time.monotonic() - self.fetched_at > 1:
                self.fetched_at = time.monotonic()
                with urllib.request.urlopen(self.issuer + "/.well-known/jwks.json", timeout=5) as answer:
                    self.keys = {
                        key["kid"]: Ed25519PublicKey.from_public_bytes(decode(key["x"]))
                        for key in json.load(answer)["keys"]
                        if key.get("kty") == "OKP" and key.get("crv") == "Ed25519"
                    }
            if identifier not in self.keys:
                raise Refused("the assertion was signed by somebody else")
            return self.keys[identifier]


def check(assertion, audience, portal, now):
    """Returns the assertion's payload. Whatever the header says, Ed25519 is the only algorithm."""
    try:
        head, body, signature = assertion.split(".")
        header = json.loads(decode(head))
        if header["alg"] != "EdDSA":
            raise Refused("the assertion is signed in another way")
        portal.key(header["kid"]).verify(decode(signature), f"{head}.{body}".encode())
        payload = json.loads(decode(body))
    except (ValueError, KeyError, TypeError, InvalidSignature) as problem:
        raise Refused("the assertion does not hold") from problem
    if payload["iss"] != portal.issuer or payload["aud"] != audience:
        raise Refused("the assertion is meant for another system")
    if not payload["iat"] - CLOCKS_MAY_DIFFER <= now < payload["exp"] + CLOCKS_MAY_DIFFER:
        raise Refused("the assertion has expired")
    return payload


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        path = urllib.parse.urlsplit(self.path).path
        subsystem = path.split("/")[1]
        try:
            if subsystem not in self.server.subsystems:
                raise Refused("there is no such system here")
            offered = self.headers.get_all("X-Gatehouse-Assertion") or []
            if len(offered) != 1:
                raise Refused("the request did not come through the portal")
            seen = check(offered[0], subsystem, self.server.portal, self.server.clock())
        except Refused as reason:
            self.answer(403, "text/html", PAGE.format(
                system=html.escape(subsystem), title="Not this way",
                content=f"<p>This system is reached through the provider portal only: {html.escape(str(reason))}.</p>"))
            return
        if path.endswith("/echo.json"):
            told = {"seen": seen, "path": self.path, "method": self.command, "headers": self.headers.items()}
            self.answer(200, "application/json", json.dumps(told))
            return
        self.answer(200, "text/html", self.page(subsystem, seen))

    do_POST = do_GET

    def page(self, subsystem, seen):
        rows = {"Provider ID": seen["provider"], "Role": seen["role"], "May": ", ".join(seen["permissions"]),
                "Account": seen["sub"], "Asked for": self.path}
        content = "<p>The portal let you in. This is all that it told about you:</p><dl>"
        content += "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in rows.items())
        content += f'</dl><p><a href="{html.escape(self.server.portal.issuer)}/">Back to the portal</a></p>'
        name = subsystem.replace("-", " ").replace("_", " ").capitalize()
        return PAGE.format(system=html.escape(name), title=html.escape(name), content=content)

    def answer(self, status, kind, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        pass


def demo_time(url):
    with urllib.request.urlopen(url, timeout=5) as answer:
        told = datetime.datetime.fromisoformat(json.load(answer)["now"].replace("Z", "+00:00"))
    return told.timestamp()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--portal", required=True, help="the portal's origin as the assertions name it")
    parser.add_argument("--plan", required=True)
    parser.add_argument("--listen", default="127.0.0.1:0")
    parser.add_argument("--subsystem", action="append")
    parser.add_argument("--now", type=float, help="stand still at this time, as a test's clock does")
    parser.add_argument("--demo-clock", metavar="URL", help="ask the demonstration for the time, as its clock is moved")
    options = parser.parse_args()
    host, port = options.listen.rsplit(":", 1)
    server = Server((host, int(port)), Handler)
    server.portal = Portal(options.portal, options.plan)
    server.subsystems = set(options.subsystem or ["claims"])
    server.clock = (lambda: options.now) if options.now else time.time
    if options.demo_clock:
        server.clock = lambda: demo_time(options.demo_clock)
    print(f"ready {host}:{server.server_address[1]}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
