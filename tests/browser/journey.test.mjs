// The whole journey in a real browser: an office is claimed, its people are let in, a biller opens the claims system
// and only that.
import test from "node:test";
import assert from "node:assert/strict";
import { linkIn, look, signIn, tick, startBrowser, startDemo } from "./portal.mjs";

const plan = "ahcccs";
const masterPassword = "seven lanterns over gravel";
const billerPassword = "quiet copper umbrella drift";

let demo, browser;
test.before(async () => { demo = await startDemo(); browser = await startBrowser(); });
test.after(async () => { await browser?.close(); await demo?.stop(); });

async function newPage(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

async function register(page, person) {
  await page.goto(`${demo.origin}/${plan}/register`);
  await page.fill("#provider_id", "771204");
  await page.fill("#tax_id", "00-1771204");
  await page.fill("#first_name", person.first);
  await page.fill("#last_name", person.last);
  await page.fill("#email", person.email);
  await page.fill("#phone", "602-555-0142");
  await page.fill("#user_name", person.userName);
}

async function submitAndProve(page, person) {
  await page.click("main form button[type=submit]");
  await look(page, "registration-mailed");
  const mail = await demo.mail(person.email, "");
  await page.goto(linkIn(mail.text));
  await look(page, "registration-confirm");
  await page.click("main form button[type=submit]");
}

test("S3-01 S3-02 S3-18 S3-26 S3-30 S3-45 S3-46 the first person claims the office, by letter", async () => {
  const page = await newPage();
  const noor = { first: "Noor", last: "Calloway", email: "noor@example.com", userName: "noor.calloway" };
  await page.goto(`${demo.origin}/demo`);
  await look(page, "demo");
  await page.goto(`${demo.origin}/${plan}/login`);
  await look(page, "login");
  await page.goto(`${demo.origin}/${plan}/register`);
  await page.fill("#first_name", "Noor");
  await page.click("main form button[type=submit]");
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.inputValue("#first_name"), "Noor", "nothing typed is lost");
  await look(page, "registration-errors");
  await register(page, noor);
  await look(page, "registration");
  await submitAndProve(page, noor);
  await look(page, "registration-choice");
  assert.ok(await page.isChecked("#role"), "Yes is chosen already");
  await tick(page, "address");
  await tick(page, "accept_terms_of_use");
  await page.click("main form button[type=submit]");
  await look(page, "registered");
  assert.match(await page.textContent("main"), /10 business days/);

  assert.equal((await demo.letters())[0].state, "queued");
  await demo.advance("P4D");
  const letter = (await demo.letters())[0];
  assert.equal(letter.state, "mailed");
  const text = await demo.letterText(letter);
  const code = text.match(/\b([A-HJ-NP-Za-z2-9]{4}-[A-HJ-NP-Za-z2-9]{4}-[A-HJ-NP-Za-z2-9]{4})\b/)[1];
  const temporary = text.match(/\b([A-Za-z]+-[A-Za-z]+-[A-Za-z]+-\d+)\b/)[1];

  await signIn(page, demo.origin, plan, "noor.calloway", temporary);
  await look(page, "activation");
  await page.fill("#code", code.toLowerCase());
  await page.click("button:has-text('Activate account')");
  assert.match(await page.textContent("main"), /exactly/i);
  await look(page, "activation-wrong-code");
  await page.fill("#code", code);
  await page.click("button:has-text('Activate account')");
  await look(page, "choose-password");
  await page.fill("#new_password", masterPassword);
  await page.fill("#repeat_password", masterPassword);
  await page.click("main form button[type=submit]");
  await look(page, "office-just-claimed");
  assert.match(page.url(), /\/providers\//);
  assert.match(await page.textContent("main"), /only master account holder|at least/i);
  await page.goto(`${demo.origin}/${plan}/me`);
  await look(page, "my-sign-in");
  await page.context().close();
});

test("S3-03 S3-17 S3-32 S3-33 a colleague registers, is let in by the master, and may do what was granted", async () => {
  const page = await newPage();
  const theo = { first: "Theo", last: "Marsh", email: "theo@example.com", userName: "theo.marsh" };
  await register(page, theo);
  await submitAndProve(page, theo);
  await look(page, "registration-individual");
  assert.equal(await page.locator("#role").count(), 0, "no choice is shown");
  await page.fill("#new_password", billerPassword);
  await page.fill("#repeat_password", billerPassword);
  await tick(page, "accept_terms_of_use");
  await page.click("main form button[type=submit]");
  await signIn(page, demo.origin, plan, "theo.marsh", billerPassword);
  assert.match(await page.textContent("main"), /must activate it/);
  await look(page, "login-not-activated");

  const master = await newPage();
  await signIn(master, demo.origin, plan, "noor.calloway", masterPassword);
  await look(master, "office");
  await master.click("a:has-text('Choose permissions')");
  await look(master, "member-pending");
  await master.click("main form button:has-text('Activate')");
  assert.match(await master.title(), /^Error: /, "at least one permission is needed");
  for (const box of await master.locator("fieldset:has(legend:has-text('Claim')) input[type=checkbox]").all()) await master.locator(`label[for="${await box.getAttribute("id")}"]`).click();
  await master.click("main form button:has-text('Activate')");
  await look(master, "member-activated");
  await master.click("nav a:has-text('Admin')");
  await look(master, "admin");
  assert.ok(await master.locator("h2:has-text('People')").count());

  await signIn(page, demo.origin, plan, "theo.marsh", billerPassword);
  await look(page, "biller-home");
  assert.match(page.url(), /\/providers\//);

  // Behind nginx: what was granted opens, the rest is refused, and a request around nginx finds nothing.
  await page.goto(`${demo.origin}/claims/`);
  assert.match(await page.textContent("body"), /The portal let you in/);
  assert.match(await page.textContent("body"), /771204/);
  const refused = await page.goto(`${demo.origin}/prior_authorization/`);
  assert.equal(refused.status(), 403);
  assert.doesNotMatch(await page.textContent("body"), /The portal let you in/);
  await look(page, "why-cant-i");
  await page.context().close();
  await master.context().close();
});

test("S3-35 the upgrade stands where the source says, and S3-08 removal asks once more", async () => {
  const master = await newPage();
  await signIn(master, demo.origin, plan, "noor.calloway", masterPassword);
  await master.click("nav a:has-text('Admin')");
  const users = master.getByLabel("Active Users");
  await users.selectOption({ index: 1 });
  await master.click("button:has-text('Upgrade to Master Account')");
  await look(master, "admin-upgraded");
  await master.locator("a:has-text('Remove')").last().click();
  await look(master, "remove-confirmation");
  await master.context().close();
});

test("S3-41 an office sees its three kinds of address, and the pages that everybody may read", async () => {
  const page = await newPage();
  const dana = (await demo.accounts()).find(account => account.username === "dana.whitlock");
  await signIn(page, demo.origin, plan, dana.username, dana.password);
  await look(page, "office-manager");
  const address = page.locator("nav a:has-text('Address')");
  if (await address.count()) { await address.first().click(); await look(page, "addresses"); }
  for (const [path, name] of [["help", "help"], ["rules", "rules"], ["agreements/terms_of_use", "terms"]]) {
    await page.goto(`${demo.origin}/${plan}/${path}`);
    await look(page, name);
  }
  await page.goto(`${demo.origin}/${plan}/no-such-page`);
  await look(page, "not-found");
  await page.goto(`${demo.origin}/demo/mailbox`);
  await look(page, "demo-mailbox");
  await page.goto(`${demo.origin}/demo/letters`);
  await look(page, "demo-letters");
  await page.context().close();
});

test("S3-39 a forgotten password is set anew through the mail, by keyboard alone", async () => {
  const page = await newPage();
  await page.goto(`${demo.origin}/${plan}/login`);
  const tabTo = async words => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      const here = await page.evaluate(() => (document.activeElement.textContent || document.activeElement.id).trim());
      if (here.includes(words)) return;
    }
    assert.fail(`Tab never reaches ${words}`);
  };
  await tabTo("Forgot");
  await page.keyboard.press("Enter");
  await page.waitForURL(/forgot-password/);
  await look(page, "forgot-password");
  await tabTo("username");
  await page.keyboard.type("galen.thorsby");
  await page.keyboard.press("Enter");
  await page.waitForSelector("text=on its way");
  await look(page, "recovery-sent");
  const mail = await demo.mail("galen.thorsby@example.com", "new password");
  await page.goto(linkIn(mail.text));
  await look(page, "recover");
  await tabTo("new_password");
  await page.keyboard.type("violet harbor under nine bells");
  await tabTo("repeat_password");
  await page.keyboard.type("violet harbor under nine bells");
  await page.keyboard.press("Enter");
  await page.waitForURL(/login/);
  await tabTo("username");
  await page.keyboard.type("galen.thorsby");
  await tabTo("password");
  await page.keyboard.type("violet harbor under nine bells");
  await page.keyboard.press("Enter");
  await page.waitForURL(/providers/);
  await page.context().close();
});

test("the pages work without JavaScript", async () => {
  const page = await newPage({ javaScriptEnabled: false });
  const priya = (await demo.accounts()).find(account => account.username === "priya.raman");
  await signIn(page, demo.origin, plan, priya.username, priya.password);
  await page.click("nav a:has-text('Admin')");
  await page.getByRole("link", { name: /^Edit/ }).last().click();
  await page.fill("#job_title", "Biller for two offices");
  await page.click("button:has-text('Save the details')");
  assert.match(await page.textContent("main"), /Biller for two offices|saved/i);
  await page.context().close();
});
