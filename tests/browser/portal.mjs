// Starts the demo, drives Debian's Chromium, and checks every page it comes to: axe finds nothing, nothing scrolls
// sideways at 320 px, no marker is left unset. Screenshots go to build/screenshots at 1280 and 390 px.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import AxeBuilder from "@axe-core/playwright";

export const shots = "build/screenshots";
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export async function startDemo() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gatehouse-browser-"));
  const gatehouse = process.env.GATEHOUSE ?? "build/debug/gatehouse";
  const server = spawn("demo/run", [gatehouse, path.join(folder, "data"), "0"], { stdio: ["ignore", "pipe", "pipe"] });
  const log = [];
  server.stderr.on("data", text => log.push(String(text)));
  const origin = await new Promise((resolve, reject) => {
    let out = "";
    server.stdout.on("data", text => {
      out += text;
      const ready = out.match(/ready (http\S+)/);
      if (ready) resolve(ready[1]);
    });
    server.on("exit", code => reject(new Error(`the demo ended with ${code}: ${log.join("")}`)));
  });
  const json = async (where, options) => (await fetch(origin + where, options)).json();
  return {
    origin, log,
    // A command of the operator beside the running server.
    command: (...words) => execFileSync(gatehouse, [...words, "--data", path.join(folder, "data")], { encoding: "utf8" }),
    accounts: () => json("/demo/accounts.json"),
    mailTo: async to => json(`/demo/mailbox.json?to=${encodeURIComponent(to)}`),
    letters: () => json("/demo/letters.json"),
    advance: duration => json("/demo/clock", { method: "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ advance: duration }) }),
    // The newest mail to the address whose subject contains the words; waits for the mailer.
    async mail(to, words) {
      for (let tries = 0; tries < 100; tries++) {
        const found = (await this.mailTo(to)).find(mail => mail.subject.includes(words));
        if (found) return found;
        await new Promise(done => setTimeout(done, 100));
      }
      throw new Error(`no mail to ${to} about ${words}`);
    },
    async letterText(letter) {
      const file = path.join(folder, `${letter.id}.pdf`);
      fs.writeFileSync(file, Buffer.from(await (await fetch(origin + letter.pdf)).arrayBuffer()));
      return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    },
    stop() {
      return new Promise(done => {
        server.removeAllListeners("exit");
        server.on("exit", done);
        server.kill("SIGTERM");
      });
    },
  };
}

export async function startBrowser() {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
}

export const linkIn = text => text.match(/https?:\/\/\S+/)[0];

let seen = new Set();

// Looks at the page as a visitor with every kind of sight would. `name` is for the screenshots.
export async function look(page, name) {
  const text = await page.content();
  if (text.includes("[marker not set]")) throw new Error(`${name}: a marker is not set`);
  if (seen.has(name)) return;
  seen.add(name);
  const axe = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  if (axe.violations.length > 0)
    throw new Error(`${name}: axe finds ${axe.violations.map(v =>
      `${v.id} (${v.help}) at ${v.nodes.map(n => n.target).join("; ")}`).join(", ")}`);
  fs.mkdirSync(shots, { recursive: true });
  const size = page.viewportSize();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 320, height: 800 });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (sideways > 0) throw new Error(`${name}: scrolls ${sideways} px sideways at 320 px`);
  await page.setViewportSize(size);
}

// Boxes and radio buttons are drawn by their labels.
export const tick = (page, id) => page.locator(`label[for="${id}"]`).click();

export async function signIn(page, origin, plan, username, password) {
  await page.goto(`${origin}/${plan}/login`);
  await page.fill("#username", username);
  await page.fill("#password", password);
  await page.click("button:has-text('Log in')");
  await secondStep(page, origin, plan, username);
}

const keys = new Map(); // Of those who set up an app here.

async function appCode(origin, plan, username) {
  const key = keys.get(`${plan} ${username}`);
  if (!key) return (await (await fetch(`${origin}/demo/accounts.json`)).json())
    .find(account => account.plan === plan && account.username === username).code;
  const shown = await (await fetch(`${origin}/demo/authenticator?secret=${encodeURIComponent(key)}`)).text();
  return shown.match(/The code now:.*?(\d{6})/s)[1];
}

// What stands between a password and the first page: the code of an app, or setting one up. Does nothing elsewhere.
export async function secondStep(page, origin, plan, username) {
  await page.waitForLoadState();
  if (new URL(page.url()).pathname.endsWith("/login/factor")) {
    await look(page, "factor-enrol");
    keys.set(`${plan} ${username}`, (await page.textContent("main .gh-code")).trim());
    await page.fill("#code", await appCode(origin, plan, username));
    await page.click("button:has-text('Set it up')");
    await look(page, "factor-recovery-codes");
    await page.click("a:has-text('I have kept them')");
  }
  for (let tries = 0; tries < 3 && new URL(page.url()).pathname.endsWith("/login/code"); tries++) {
    if (tries === 0) await look(page, "factor-code");
    else await fetch(`${origin}/demo/clock`, { method: "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ advance: "PT30S" }) }); // Each code counts once.
    await page.fill("#code", await appCode(origin, plan, username));
    await page.click("button:has-text('Go on')");
  }
}
