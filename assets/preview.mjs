// Looks at pages as a person would: node assets/preview.mjs [FOLDER] [name-part ...]
// Serves FOLDER/*.html (build/preview, which the tests fill) with the portal's content security policy, takes each
// page's screenshot at 1280 and 390 px, runs axe, and looks for sideways scrolling from 320 px on. FOLDER/*.png and
// what it prints are the result; it exits with 1 when there are findings.
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const [folder = "build/preview", ...parts] = process.argv.slice(2);
const assets = ["debug", "release"].map(preset => `build/${preset}/assets`).find(fs.existsSync);
const csp = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'";
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const launch = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [320, 640, 768, 820, 900, 960, 1024, 1180, 1265, 1440, 1920];

let findings = 0;
function report(page, what) {
  findings += 1;
  console.log(`${page}: ${what}`);
}

function serve() {
  return http.createServer((request, response) => {
    const name = path.basename(new URL(request.url, "http://local").pathname);
    const file = path.join(request.url.startsWith("/assets/") ? assets : folder, name);
    const found = fs.existsSync(file) && fs.statSync(file).isFile();
    // axe brings a script of its own into the page, which the policy would stop; it runs in a second visit.
    const headers = { "Content-Type": types[path.extname(file)] ?? "text/plain" };
    if (!request.url.includes("axe")) headers["Content-Security-Policy"] = csp;
    response.writeHead(found ? 200 : 404, headers).end(found ? fs.readFileSync(file) : "");
  }).listen(0, "127.0.0.1");
}

async function shoot(tab, name, width) {
  await tab.setViewportSize({ width, height: width > 600 ? 900 : 844 });
  await tab.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
}

async function runAxe(tab, name, width) {
  await tab.setViewportSize({ width, height: 900 });
  for (const found of (await new AxeBuilder({ page: tab }).withTags(rules).analyze()).violations)
    report(name, `${width} px, ${found.id}: ${found.help}: ${found.nodes.map(node => node.target.join(" ")).slice(0, 3).join(" | ")}`);
}

async function checkWidths(tab, name) {
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 800 });
    const over = await tab.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      ...[...document.querySelectorAll(".gh-table")].map(table =>
        Math.floor(table.getBoundingClientRect().right - table.closest(".gh-card").getBoundingClientRect().right)),
    ]);
    if (over.some(pixels => pixels > 0)) report(name, `cut off or scrolling sideways at ${width} px: ${over}`);
  }
}

async function visit(context, base, name) {
  const tab = await context.newPage();
  tab.on("console", message => message.type() === "error" && report(name, `console: ${message.text().slice(0, 200)}`));
  await tab.goto(`${base}/${name}.html`, { waitUntil: "networkidle" });
  for (const width of [1280, 390]) await shoot(tab, name, width);
  await checkWidths(tab, name);
  await tab.goto(`${base}/${name}.html?axe`, { waitUntil: "networkidle" });
  for (const width of [1280, 390]) await runAxe(tab, name, width);
  await tab.close();
}

// What needs a hand: the open ribbon, the menu of small screens, the ring around what has the focus.
async function visitStates(context, base, name) {
  const tab = await context.newPage();
  await tab.setViewportSize({ width: 1280, height: 620 });
  await tab.goto(`${base}/${name}.html?axe`);
  await tab.click(".gh-ribbon summary");
  await tab.screenshot({ path: path.join(folder, "state-ribbon-1280.png") });
  await runAxe(tab, "open ribbon", 1280);
  await tab.goto(`${base}/${name}.html?axe#menu`);
  await tab.setViewportSize({ width: 390, height: 844 });
  await tab.screenshot({ path: path.join(folder, "state-menu-390.png") });
  await runAxe(tab, "open menu", 390);
  await tab.goto(`${base}/${name}.html`);
  await tab.setViewportSize({ width: 1280, height: 900 });
  for (let stop = 0; stop < 30; stop += 1) {
    await tab.keyboard.press("Tab");
    const [label, isSeen] = await tab.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return [document.activeElement.textContent.trim().slice(0, 30), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
    });
    if (!isSeen) report(name, `no visible focus on "${label}"`);
    if (stop === 12) await tab.screenshot({ path: path.join(folder, "state-focus-1280.png") });
  }
  await tab.close();
}

const server = serve();
await new Promise(ready => server.once("listening", ready));
const base = `http://127.0.0.1:${server.address().port}`;
const profile = fs.mkdtempSync(path.join(os.tmpdir(), "preview-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: launch,
});
const names = fs.readdirSync(folder).filter(file => file.endsWith(".html")).map(file => file.slice(0, -5))
  .filter(name => !parts.length || parts.some(part => name.includes(part)));
for (const name of names) await visit(context, base, name);
if (names.includes("home")) await visitStates(context, base, "home");
await context.close();
server.close();
fs.rmSync(profile, { recursive: true, force: true });
console.log(`${names.length} pages, ${findings} findings`);
process.exit(findings ? 1 : 0);
