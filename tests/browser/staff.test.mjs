// The service desk in a real browser: plan staff name a master, replace a letter, mark one as returned.
import test from "node:test";
import assert from "node:assert/strict";
import { linkIn, look, secondStep, startBrowser, startDemo, tick } from "./portal.mjs";

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

async function signInStaff(page = desk, role = "Service desk") {
  const staff = (await demo.accounts()).find(account => account.plan === plan && account.role === role);
  await page.goto(`${demo.origin}/${plan}/staff/login`);
  await look(page, "staff-login");
  await page.fill("#username", staff.username);
  await page.fill("#password", staff.password);
  await page.click("button:has-text('Log in')");
  await secondStep(page, demo.origin, plan, staff.username);
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

test("S3-24 S3-39 who calls is verified by script; a locked colleague is explained and unlocked", async () => {
  await find("achterberg");
  await desk.click("main a:has-text('Rosalind Achterberg')");
  await look(desk, "staff-account-locked");
  assert.match(await desk.textContent("main"), /locked after too many wrong passwords/);
  await desk.click("a:has-text('Verify the caller')");
  await look(desk, "staff-caller");
  const answers = { tax_id: "00-1770519", phone: "602-555-0100", zip: "85006" };
  for (const [question, answer] of Object.entries(answers)) await desk.fill(`#answer_${question}`, answer);
  await desk.click("button:has-text('Check the answers')");
  assert.match(await desk.textContent("main"), /The answers do not match/);
  await look(desk, "staff-caller-no-match");
  await desk.click("a:has-text('Verify the caller')");
  for (const [question, answer] of Object.entries({ ...answers, tax_id: "00-1770518" })) await desk.fill(`#answer_${question}`, answer);
  await desk.click("button:has-text('Check the answers')");
  assert.match(await desk.textContent("main"), /Caller verified/);
  await look(desk, "staff-caller-verified");
  await desk.click("a:has-text('Unlock the account')");
  assert.match(await desk.inputValue("#recognised_by"), /Answered the questions/);
  await desk.fill("#asked_by", "Rosalind Achterberg");
  await tick(desk, "asked_how");
  await desk.click("main button:has-text('Unlock')");
  assert.match(await desk.textContent("main"), /Can log in/);
  await desk.click("a:has-text('Send a link to set a new password')");
  await desk.fill("#asked_by", "Rosalind Achterberg");
  await tick(desk, "asked_how");
  await desk.click("main button:has-text('Send the link')");
  assert.match(await desk.textContent("main"), /on its way/);
  await demo.mail("rosalind.achterberg@example.com", "Set a new password");
  await look(desk, "staff-account");
});

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
  assert.match(await desk.textContent("main"), /Somebody else of the service desk decides/);
  await desk.click("a:has-text('Decide on Galen Thorsby')");
  await look(desk, "staff-request-own");
  assert.equal(await desk.locator("button:has-text('Approve')").count(), 0, "nobody approves their own request");

  const lead = await newPage();
  await signInStaff(lead, "Service desk lead");
  await look(lead, "staff-home-approval");
  await lead.click("nav a:has-text('Waiting for approval')");
  await lead.click("main a:has-text('Decide')");
  await look(lead, "staff-request");
  await lead.click("button:has-text('Approve')");
  assert.match(await lead.textContent("main"), /One active master account holder: Galen Thorsby/);
  await look(lead, "staff-office-named");
  assert.match((await demo.mail("galen.thorsby@example.com", "was named")).text, /Palo Verde Family Health/);
});
