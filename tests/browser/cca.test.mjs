// One plan's way in: associated in steps as the first person of an office, and as the second, who asks to be let in.
import test from "node:test";
import assert from "node:assert/strict";
import { linkIn, look, secondStep, startBrowser, startDemo, tick } from "./portal.mjs";

const password = "seven lanterns over gravel";
let demo, browser;
test.before(async () => { demo = await startDemo(); browser = await startBrowser(); });
test.after(async () => { await browser?.close(); await demo?.stop(); });

async function newPage(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

async function fillGroup(page) {
  await page.goto(`${demo.origin}/cca/register`);
  await page.selectOption("#provider_type", "group");
  await page.fill("#provider_name", "Millrace Behavioral Health");
  await page.fill("#tax_id", "00-1651820");
  await page.fill("#group_provider_id", "C51820");
  await page.fill("#zip", "01852");
}

// From the agreement to the button behind the mailed link.
async function goOn(page, person) {
  await tick(page, "accept_provider_agreement");
  await page.click("main form button[type=submit]");
  await look(page, "cca-account");
  await page.fill("#first_name", person.first);
  await page.fill("#last_name", person.last);
  await page.fill("#user_name", person.userName);
  await page.fill("#new_password", password);
  await page.fill("#repeat_password", password);
  await page.fill("#email", person.email);
  await page.click("main form button[type=submit]");
  await look(page, "cca-sent");
  await page.goto(linkIn((await demo.mail(person.email, "Activate")).text));
  await look(page, "cca-activate");
  await page.click("main form button[type=submit]");
}

test("S4-01 S4-02 S4-03 S4-10 the first person of an office associates it and is its Administrator", async () => {
  const page = await newPage();
  await page.goto(`${demo.origin}/cca/register`);
  assert.equal(await page.textContent("h1"), "Step 1 of 2 - Provider Eligibility");
  assert.ok(await page.isVisible("#first_name"));
  assert.ok(!await page.isVisible("#provider_name"));
  await look(page, "cca-eligibility-practitioner");
  await page.selectOption("#provider_type", "group");
  assert.ok(!await page.isVisible("#first_name"));
  assert.ok(await page.isVisible("#provider_name"));
  await look(page, "cca-eligibility-group");
  await page.click("main form button.usa-button[type=submit]:has-text('Next')");
  assert.match(await page.title(), /^Error: /);
  await look(page, "cca-eligibility-errors");
  await fillGroup(page);
  await page.click("main form button:has-text('Next')");
  await look(page, "cca-agreement");
  await page.click("main form button[type=submit]");
  await look(page, "cca-agreement-errors");
  await goOn(page, { first: "Ines", last: "Calloway", userName: "ines.calloway", email: "ines@example.com" });
  await secondStep(page, demo.origin, "cca", "ines.calloway"); // Demanded of Administrators.
  await look(page, "cca-home");
  assert.match(await page.textContent("body"), /Millrace Behavioral Health/);
});

test("S4-09 the second person asks, an Administrator lets them in", async () => {
  const page = await newPage();
  await fillGroup(page);
  await page.click("main form button:has-text('Next')");
  await goOn(page, { first: "Tobias", last: "Fenn", userName: "tobias.fenn", email: "tobias@example.com" });
  assert.equal(await page.textContent("h1"), "Your request for access");
  await look(page, "cca-request-open");
  const admin = await newPage();
  await admin.goto(`${demo.origin}/cca/login`);
  await admin.fill("#username", "ines.calloway");
  await admin.fill("#password", password);
  await admin.click("button:has-text('Log in')");
  await secondStep(admin, demo.origin, "cca", "ines.calloway");
  await look(admin, "cca-home-request");
  await admin.click("a:has-text('Approve or decline')");
  await look(admin, "cca-request");
  await tick(admin, "may-eligibility\\.view");
  await admin.click("button:has-text('Approve with these permissions')");
  await look(admin, "cca-home-approved");
  await page.goto(`${demo.origin}/cca/`);
  assert.match(await page.textContent("h1"), /What you can use/);
});

test("S4-02 without JavaScript the steps work all the same", async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await fillGroup(page);
  await page.click("main form button:has-text('Next')");
  assert.equal(await page.textContent("h1"), "Provider Agreement");
});
