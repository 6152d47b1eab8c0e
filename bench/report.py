"""The table of results, for the eye and for docs/performance.md."""

import datetime
import os
import pathlib
import platform
import re
import subprocess


def machine():
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1]) / 1024**2
    system = re.search(r'PRETTY_NAME="(.*)"', pathlib.Path("/etc/os-release").read_text())
    cores = len(os.sched_getaffinity(0))
    return (f"{cpu[1] if cpu else platform.machine()}, {cores} cores, {memory:.0f} GB, "
            f"{system[1]}, Linux {platform.release()}")


def missed(results):
    return [each for each in results if verdict(each).endswith("missed")]


def number(value):
    return "" if value is None else f"{value:,.0f}" if value >= 1000 else f"{value:,.2f}"


def verdict(each):
    """A mark is the least that the ratio may be; `most` is the most that the ratio, or the value alone, may be."""
    measured = each["value"] if each["ratio"] is None else each["ratio"]
    if each.get("mark"):
        return f"{each['mark']:.2f} " + ("missed" if measured < each["mark"] else "reached")
    if each.get("most"):
        return f"at most {each['most']:.2f} " + ("missed" if measured > each["most"] else "reached")
    return ""


def table(results, options):
    lines = [f"Medians of {options.rounds} rounds in turns, {options.seconds} s each, "
             f"{datetime.date.today().isoformat()}, {revision()}.", f"Machine: {machine()}.", "",
             "| what | value | unit | compared with | its value | ratio | mark |",
             "|---|--:|---|---|--:|--:|---|"]
    for each in results:
        ratio = "" if each["ratio"] is None else f"{each['ratio']:.2f}"
        lines.append(f"| {each['name']} | {number(each['value'])} | {each['unit']} | {each['compared_with'] or ''} | "
                     f"{number(each.get('compared_value'))} | {ratio} | {verdict(each)} |")
    return "\n".join(lines)


def revision():
    found = subprocess.run(["git", "describe", "--always", "--dirty"], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True, check=False).stdout.strip()
    return f"revision {found}" if found else "no revision"


def put_into(document, table_text):
    text = document.read_text()
    changed, count = re.subn(r"(<!-- bench -->\n).*?(<!-- end -->)",
                             lambda found: found[1] + table_text + "\n" + found[2], text, flags=re.S)
    assert count == 1, f"{document} has lost the marks of its table"
    document.write_text(changed)
