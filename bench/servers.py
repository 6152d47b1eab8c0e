"""The programs that bench/run measures and measures with. Everything listens on 127.0.0.1 only."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / os.environ.get("GATEHOUSE_PRESET", "release")
FOLDER = ROOT / "build" / "bench"
DATA = FOLDER / "data"
CORES = len(os.sched_getaffinity(0))


def tool(*arguments, stdout=subprocess.PIPE):
    """Runs gatehouse_bench and returns what it prints."""
    command = [BUILD / "gatehouse_bench", *map(str, arguments)]
    return subprocess.run(command, stdout=stdout, text=True, check=True).stdout


def wrk(url, script, arguments, connections, seconds, threads=2):
    """Requests a second that were answered as they should be; any other answer ends the bench."""
    measured = wrk_figures(url, script, arguments, connections, seconds, threads)
    return measured["requests"] / measured["microseconds"] * 1e6


def wrk_figures(url, script, arguments, connections, seconds, threads=2):
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s",
               "-s", ROOT / "bench" / script, url, "--", *map(str, arguments)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found = re.search(r"^result (\{.*\})$", run.stdout, re.M)
    if not found:
        raise SystemExit(f"wrk has no result for {url}:\n{run.stdout}")
    measured = json.loads(found[1])
    if measured["failed"] or not measured["requests"]:
        raise SystemExit(f"{measured['failed']} of {measured['requests']} requests to {url} were refused")
    return measured


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(address):
    host, port = address.split(":")
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection((host, int(port)), 1):
            return
        time.sleep(0.05)
    raise SystemExit(f"nobody listens on {address}")


@contextlib.contextmanager
def nginx(name, configuration, address):
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "nginx.conf").write_text(configuration(folder))
    server = subprocess.Popen(["/usr/sbin/nginx", "-e", folder / "error.log", "-c", folder / "nginx.conf"])
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def plain_server():
    """nginx that answers everything with a bare 204: the least that a server can do."""
    address = f"127.0.0.1:{free_port()}"

    def configuration(folder):
        return f"""
            daemon off; worker_processes {CORES}; pid {folder}/nginx.pid; error_log {folder}/error.log warn;
            events {{ worker_connections 4096; }}
            http {{
                access_log off; keepalive_requests 100000000;
                client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
                fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
                server {{ listen {address} reuseport; location / {{ return 204; }} }}
            }}"""

    return nginx("plain", configuration, address)


def front_server(gatehouse, plan):
    """nginx as docs/nginx.conf.in has it, in front of a system that nginx answers for itself, so that what is measured
    is the decision and not some upstream."""
    address = f"127.0.0.1:{free_port()}"

    def configuration(folder):
        script = ROOT / "tests" / "forward" / "nginx_conf.py"
        text = subprocess.run(
            [sys.executable, script, "--plan", plan, "--gatehouse", gatehouse, "--portal-origin", f"http://{address}",
             "--listen", address, "--subsystem", f"claims={address}", "--directory", folder, "--workers", str(CORES)],
            stdout=subprocess.PIPE, text=True, check=True).stdout
        answered, count = re.subn(r"proxy_pass http://subsystem_claims/claims/;", "try_files /none =204;", text)
        assert count == 1, "docs/nginx.conf.in has changed"
        return answered.replace("keepalive_requests 1000000;", "keepalive_requests 100000000;")

    return nginx("front", configuration, address)


class Portal:
    """`gatehouse serve` on the seeded data, with an I/O thread and a hashing thread for each core."""

    def __init__(self, plan, data=DATA):
        self.plan = plan
        self.threads = CORES
        self.address = f"127.0.0.1:{free_port()}"
        configuration = FOLDER / "gatehouse.toml"
        configuration.write_text(
            f'[server]\nio_threads = {CORES}\nworkers = 16\ntrusted_proxies = ["127.0.0.1"]\n')
        os.sync()  # What has been written so far is not to be written while something is measured.
        self._log = open(FOLDER / "gatehouse.log", "w")
        self._server = subprocess.Popen(
            [BUILD / "gatehouse", "serve", "--insecure-http", "--config", configuration, "--data", data,
             "--listen", self.address], stdout=subprocess.PIPE, stderr=self._log, text=True)
        if not self._server.stdout.readline().startswith("ready "):
            raise SystemExit(f"the server did not start: {self._log.name}")

    def stop(self):
        self._server.terminate()
        if self._server.wait() != 0:
            raise SystemExit(f"the server ended badly: {self._log.name}")

    def get(self, path, cookie=""):
        connection = http.client.HTTPConnection(self.address)
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer, body

    def sessions_in_memory(self):
        _, text = self.get("/metrics")
        return int(re.search(r"^gatehouse_cached_sessions (\d+)$", text, re.M)[1])

    def memory_mb(self):
        status = pathlib.Path(f"/proc/{self._server.pid}/status").read_text()
        return int(re.search(r"^VmRSS:\s+(\d+) kB$", status, re.M)[1]) / 1024

    def check_answer(self, question, tokens):
        """That what is measured is the whole answer, and not a refusal."""
        with open(tokens) as file:
            token = file.readline().strip()
        answer, _ = self.get(question, f"gh-{self.plan}={token}")
        headers = [f"X-Gatehouse-{name}" for name in ("Account", "Provider", "Role", "Permissions", "Assertion")]
        assert answer.status == 204 and all(answer.getheader(name) for name in headers), answer.status
        assert self.get(question, f"gh-{self.plan}={token[::-1]}")[0].status == 401

    def browser(self, plan):
        """Somebody who has opened the sign-in form: the cookie and the form's token."""
        answer, body = self.get(f"/{plan}/login")
        cookie = answer.getheader("Set-Cookie").split(";")[0]
        return cookie + " " + re.search(r'name="csrf_token" value="([^"]+)"', body)[1]
