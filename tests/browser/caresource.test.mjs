// One plan's way in: registered in steps with a security question, activated by mail, and logged in from the second mail.
import test from "node:test";
import assert from "node:assert/strict";
import { linkIn, look, startBrowser, startDemo, tick } from "./portal.mjs";

const password = "Seven lanterns 7 over!";
let demo, browser;
test.before(async () => { demo = await startDemo(); browser = await startBrowser(); });
test.after(async () => { await browser?.close(); await demo?.stop(); });

async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

test("S5-01 S5-02 S5-09 S5-10 S5-14 S5-15 S5-16 S5-19 S5-20 S5-21 from Register Here to the first page", async () => {
  const page = await newPage();
  await page.goto(`${demo.origin}/caresource/login`);
  await look(page, "caresource-login");
  await page.click("a:has-text('Register Here')");
  await look(page, "caresource-eligibility");
  await page.fill("#first_name", "Lucian");
  await page.fill("#last_name", "Hargreave");
  await page.fill("#tax_id", "00-1730640");
  await page.fill("#provider_id", "300640993");
  await page.fill("#zip", "99999");
  await page.click("main form button:has-text('Next')");
  assert.match(await page.textContent("main"), /Provider does not exist.*1-855-202-1058/s);
  await look(page, "caresource-no-provider");
  await page.fill("#zip", "43551");
  await page.click("main form button:has-text('Next')");
  await tick(page, "accept_provider_agreement");
  await page.click("main form button[type=submit]");
  await page.fill("#user_name", "lucian.h");
  await page.fill("#new_password", "short");
  await page.fill("#repeat_password", "short");
  await page.fill("#email", "lucian@example.com");
  await page.click("button:has-text('Finish Registration')");
  await look(page, "caresource-account-errors");
  await page.fill("#new_password", password);
  await page.fill("#repeat_password", password);
  await page.selectOption("#security_question", { index: 1 });
  await page.fill("#security_answer", "Linden Hill");
  await page.click("button:has-text('Finish Registration')");
  await look(page, "caresource-sent");
  const mail = await demo.mail("lucian@example.com", "Activate Your Provider Portal Account");
  assert.match(mail.from, /^webmaster /);
  assert.match(mail.html, />Activate Account<\/a>/);
  await page.goto(linkIn(mail.text));
  await page.click("main form button[type=submit]");
  await look(page, "caresource-activated");
  const second = await demo.mail("lucian@example.com", "Email Verification");
  assert.match(second.html, />Login<\/a>/);
  await page.goto(linkIn(second.text));
  await page.fill("#username", "lucian.h");
  await page.fill("#password", password);
  await page.click("button:has-text('Log in')");
  assert.match(await page.textContent("body"), /Lucian Hargreave/);
  await look(page, "caresource-home");
});
