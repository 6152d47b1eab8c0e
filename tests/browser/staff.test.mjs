// The service desk in a real browser: plan staff name a master, replace a letter, mark one as returned.
import test from "node:test";
import assert from "node:assert/strict";
import { linkIn, look, tick, startBrowser, startDemo } from "./portal.mjs";

const plan = "ahcccs";
let demo, browser, desk;

test.before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
  desk = await newPage();
  await signInStaff();
});
test.after(async () => { await browser?.close(); await demo?.stop(); });

async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

async function signInStaff() {
  const noor = (await demo.accounts()).find(account => account.plan === plan && account.role === "Service desk");
  await desk.goto(`${demo.origin}/${plan}/staff/login`);
  await look(desk, "staff-login");
  await desk.fill("#username", noor.username);
  await desk.fill("#password", noor.password);
  await desk.click("button:has-text('Log in')");
}

async function claim(person) {
  const page = await newPage();
  await page.goto(`${demo.origin}/${plan}/register`);
  await page.fill("#provider_id", "772931");
  await page.fill("#tax_id", "00-1772931");
  await page.fill("#first_name", person.first);
  await page.fill("#last_name", person.last);
  await page.fill("#email", person.email);
  await page.fill("#phone", "602-555-0142");
  await page.fill("#user_name", person.userName);
  await page.click("main form button[type=submit]");
  await page.goto(linkIn((await demo.mail(person.email, "")).text));
  await page.click("main form button[type=submit]");
  await tick(page, "address");
  await tick(page, "accept_terms_of_use");
  await page.click("main form button[type=submit]");
  await page.context().close();
}

async function find(words) {
  await desk.click("nav a:has-text('Find an office or account')");
  await desk.fill("#q", words);
  await desk.click("main button:has-text('Find')");
}

async function giveEvidence() {
  await desk.fill("#asked_by", "Elena Brook, office manager");
  await tick(desk, "asked_how");
  await desk.fill("#recognised_by", "Called back at the number on file");
}

test("S3-27 S3-29 the desk replaces a letter whose code has expired, on evidence", async () => {
  await look(desk, "staff-home-empty");
  await claim({ first: "Elena", last: "Brook", email: "elena@example.com", userName: "elena.brook" });
  await demo.advance("P16D");
  await signInStaff(); // The session before has ended.
  await look(desk, "staff-home");
  await desk.click("nav a:has-text('Expired codes')");
  await look(desk, "staff-expired");
  await desk.click("a:has-text('Replace letter 1')");
  await desk.click("button:has-text('Queue the new letter')");
  assert.match(await desk.title(), /^Error: /);
  await look(desk, "staff-letter-errors");
  await tick(desk, "address");
  await giveEvidence();
  await look(desk, "staff-letter");
  await desk.click("button:has-text('Queue the new letter')");
  assert.match(await desk.textContent("main"), /A new letter is queued/);
  assert.match(await desk.textContent("main"), /Asked by Elena Brook, office manager/);
  await look(desk, "staff-office");
});

test("S3-29 a letter that came back is marked as returned", async () => {
  await demo.advance("P4D");
  await signInStaff();
  await find("Agave Ridge");
  await look(desk, "staff-found");
  await desk.click("main a:has-text('Agave Ridge Pediatrics')");
  await desk.click("a:has-text('Mark letter 2 as returned')");
  await look(desk, "staff-return");
  await tick(desk, "known_from");
  await desk.fill("#reason", "no such suite");
  await desk.click("button:has-text('Mark letter 2 as returned')");
  assert.match(await desk.textContent("main"), /Returned undelivered/);
  await desk.click("nav a:has-text('Returned letters')");
  await look(desk, "staff-returned");
  assert.match(await desk.textContent("main"), /no such suite/);
});

test("S3-04 S3-36 at the provider's request one master goes and another is named", async () => {
  await find("dana.whitlock");
  await desk.click("main a:has-text('Palo Verde Family Health')");
  await look(desk, "staff-office-people");
  await desk.click("a:has-text('End the role of Dana Whitlock')");
  await giveEvidence();
  await look(desk, "staff-demotion");
  await desk.click("main button:has-text('End the role')");
  assert.match(await desk.textContent("main"), /No active master account holder/);
  await look(desk, "staff-office-flagged");
  await desk.click("a:has-text('Name master account holder: Galen Thorsby')");
  await look(desk, "staff-designation");
  await giveEvidence();
  await desk.click("main button:has-text('Name master account holder')");
  assert.match(await desk.textContent("main"), /One active master account holder: Galen Thorsby/);
  assert.match((await demo.mail("galen.thorsby@example.com", "was named")).text, /Palo Verde Family Health/);
});
