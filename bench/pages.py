"""How long pages take: one visitor alone, and as many a second as can be had."""

import re

from servers import wrk_figures

ROUND_SECONDS = 2


def measure(portal, plan, tokens, options):
    with open(tokens) as file:
        admin = file.readline().strip()  # person-1 leads the first office, of fifty people.
    cookie = f"gh-{plan}={admin}"
    answer, body = portal.get(f"/{plan}/", cookie)
    if answer.status == 303:
        answer, body = portal.get(answer.getheader("Location"), cookie)
    office = re.search(rf"/{plan}/providers/[^/\"']+", body)[0]
    for name, path in (("sign-in page", f"/{plan}/login"), ("an office's first page", f"{office}/"),
                       ("its people, 50 rows", f"{office}/admin")):
        answer, body = portal.get(path, cookie if path != f"/{plan}/login" else "")
        assert answer.status == 200, (path, answer.status)
        arguments = [cookie if path != f"/{plan}/login" else ""]
        alone, many = [], []
        for _ in range(options.rounds):
            url = f"http://{portal.address}{path}"
            alone.append(wrk_figures(url, "page.lua", arguments, 1, ROUND_SECONDS, threads=1)["p50"] / 1000)
            figures = wrk_figures(url, "page.lua", arguments, 16, ROUND_SECONDS)
            many.append(figures["requests"] / figures["microseconds"] * 1e6)
        yield entry(f"{name}: time of one", "ms", alone)
        yield entry(f"{name}: pages", "pages/s", many)


def entry(name, unit, values, most=None):
    ordered = sorted(values)
    return {"name": name, "value": round(ordered[len(ordered) // 2], 2), "unit": unit, "compared_with": None,
            "ratio": None, "compared_value": None, "mark": None, "most": most, "rounds": [round(each, 2) for each in values]}
