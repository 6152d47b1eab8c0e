// Somebody who works for many: linked by the desk from a file, at work with search and recents, and asked again when an
// agreement changes. And an auditor, who sees all of it afterwards.
import test from "node:test";
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { look, secondStep, signIn, startBrowser, startDemo, tick } from "./portal.mjs";

const plan = "ahcccs";
let demo, browser;

test.before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
});
test.after(async () => { await browser?.close(); await demo?.stop(); });

async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

async function staffPage(role) {
  const staff = (await demo.accounts()).find(account => account.plan === plan && account.role === role);
  const page = await newPage();
  await page.goto(`${demo.origin}/${plan}/staff/login`);
  await page.fill("#username", staff.username);
  await page.fill("#password", staff.password);
  await page.click("button:has-text('Log in')");
  await secondStep(page, demo.origin, plan, staff.username);
  return page;
}

async function biller() {
  const teo = (await demo.accounts()).find(account => account.plan === plan && account.username === "teo.marchetti");
  const page = await newPage();
  await signIn(page, demo.origin, plan, teo.username, teo.password);
  return page;
}

async function openTeo(page) {
  await page.fill("#q", "marchetti");
  await page.click("main button:has-text('Find')");
  await page.click("main a:has-text('Teo Marchetti')");
}

test("S4-14 the desk links a biller to many providers from a file; a second person approves it", async () => {
  const desk = await staffPage("Service desk");
  await openTeo(desk);
  await desk.click("a:has-text('Link to many providers')");
  await look(desk, "links-form");
  await desk.click("button:has-text('Write the file down')");
  assert.match(await desk.title(), /^Error: /);
  await look(desk, "links-form-errors");
  await desk.fill("#asked_by", "Brightline Billing, compliance office");
  await tick(desk, "asked_how");
  await desk.fill("#recognised_by", "Signed list of clients, called back at the number on file");
  const rows = Array.from({ length: 10 }, (_, i) => `${773001 + i},00-1${773001 + i},Claim inquiry; claim_status.view`);
  const csv = ["Provider ID,Tax ID,Permissions", ...rows, "773001,00-1773001,Claim inquiry", "999999,00-1999999,Claim inquiry"];
  await desk.fill("#csv", csv.join("\n"));
  await desk.click("button:has-text('Write the file down')");
  assert.match(await desk.textContent("main"), /2 rows are left out/);
  assert.match(await desk.textContent("main"), /Line 12, Provider ID/);
  assert.match(await desk.textContent("main"), /10 providers written down/);
  await look(desk, "links-refused-rows");
  await desk.click("a:has-text('Look at the file')");
  await look(desk, "links-own");

  const lead = await staffPage("Service desk lead");
  await lead.click("nav a:has-text('Waiting for approval')");
  assert.match(await lead.textContent("main"), /asks to link Teo Marchetti to 10 providers/);
  await look(lead, "links-waiting");
  await lead.click("main a:has-text('Decide')");
  await look(lead, "links-decision");
  await lead.click("button:has-text('Approve')");
  for (let tries = 0; tries < 50 && !/10 of 10 are linked/.test(await lead.textContent("main")); tries++) {
    await new Promise(done => setTimeout(done, 200));
    await lead.reload();
  }
  assert.match(await lead.textContent("main"), /10 of 10 are linked\./);
  await look(lead, "links-done");
  await demo.mail("teo.marchetti@example.com", "linked to more providers");
});

test("S4-19 S3-17 a biller switches between many offices: search, used last, and what cannot be used says who gives it", async () => {
  const page = await biller();
  assert.match(await page.textContent("main"), /12 offices know you/);
  await look(page, "biller-first");
  await page.fill("main #q", "ironwood");
  await page.click("main button:has-text('Search')");
  await look(page, "biller-search");
  await page.click("main a:has-text('Ironwood Dermatology')");
  assert.match(await page.textContent(".gh-ribbon summary"), /Ironwood Dermatology/);
  assert.match(await page.textContent("main"), /Who can give it/);
  await look(page, "biller-office");
  await page.click(".gh-ribbon summary");
  await page.fill("#switch-q", "770518");
  await page.click(".gh-ribbon button:has-text('Search')");
  await page.click("main a:has-text('Palo Verde Family Health')");
  assert.match(await page.textContent(".gh-ribbon summary"), /Palo Verde Family Health/);
  await page.click(".gh-ribbon summary");
  await look(page, "biller-switcher");
  await page.click(".gh-switch a:has-text('Ironwood Dermatology')");
  assert.match(await page.textContent(".gh-ribbon summary"), /Ironwood Dermatology/);
  await page.goto(`${demo.origin}/${plan}/`);
  assert.match(await page.textContent("main"), /Used last/);
  await look(page, "biller-used-last");
});

test("an auditor sees the week's changes, dormant accounts and the check of the trail, and exports both lists", async () => {
  const page = await staffPage("Auditor");
  await look(page, "audit-first");
  assert.match(await page.textContent("main"), /The desk linked an account/);
  await page.click("button:has-text('Check the trail now')");
  assert.match(await page.textContent("main"), /The trail is whole/);
  await look(page, "audit-checked");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("section:has(#changes) a:has-text('Export as CSV')")]);
  assert.match(fs.readFileSync(await download.path(), "utf8"), /^"When","What","Who"/);
  await page.click("section:has(#changes) a:has-text('All changes, with every detail')");
  await look(page, "audit-changes");
});

test("S4-11 a changed agreement is asked for at the next login, before anything else", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gatehouse-pack-"));
  const changed = path.join(folder, `${plan}.toml`);
  const before = fs.readFileSync(`packs/${plan}.toml`, "utf8");
  fs.writeFileSync(changed, before.replace('version = "2026-01"\ntext = """', 'version = "2027-02"\ntext = """\nFrom now on each login is personal.\n\n'));
  assert.notEqual(fs.readFileSync(changed, "utf8"), before);
  demo.command("pack", "activate", changed);
  await new Promise(done => setTimeout(done, 3000)); // The server looks every two seconds.
  const page = await biller();
  assert.match(await page.textContent("h1"), /Terms of Use has changed/);
  assert.match(await page.textContent("main"), /From now on each login is personal/);
  await look(page, "agreement-changed");
  await page.goto(`${demo.origin}/${plan}/me`);
  assert.match(await page.textContent("h1"), /Terms of Use has changed/);
  await page.click("button:has-text('Accept and continue')");
  assert.match(await page.title(), /^Error: /);
  await look(page, "agreement-not-accepted");
  await tick(page, "accept_terms_of_use");
  await page.click("button:has-text('Accept and continue')");
  assert.match(await page.textContent("h1"), /My sign-in and security/);
});
