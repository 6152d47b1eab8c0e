// Everyday access: an Administrator invites a colleague, who comes in by the mailed link and sees what was given; a group
// sees the providers under its Tax ID; an account is linked to a further provider.
import test from "node:test";
import assert from "node:assert/strict";
import { linkIn, look, signIn, startBrowser, startDemo, tick } from "./portal.mjs";

const plan = "cca";
const password = "seven lanterns over gravel";
let demo, browser;
test.before(async () => { demo = await startDemo(); browser = await startBrowser(); });
test.after(async () => { await browser?.close(); await demo?.stop(); });

async function pageOf(userName) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  if (userName) {
    const account = (await demo.accounts()).find(a => a.plan === plan && a.username === userName);
    await signIn(page, demo.origin, plan, userName, account.password);
  }
  return page;
}

const officeOf = page => page.url().match(/.*\/providers\/[^/]+\//)[0];

test("S4-21 S4-22 S4-23 S4-24 S4-25 a colleague is invited, told how it went, and comes in by the mailed link", async () => {
  const page = await pageOf("renata.bellweather");
  const office = officeOf(page);
  await page.click("nav a:has-text('Manage Users')");
  await look(page, "people-users");
  await page.goto(office + "invite");
  await page.fill("#first_name", "Ada");
  await page.fill("#last_name", "Corwin");
  await page.fill("#email", "ada.corwin@example.com");
  await page.fill("#zip", "99999");
  await tick(page, "may-eligibility.view");
  await page.click("button:has-text('Add to List')");
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.inputValue("#email"), "ada.corwin@example.com", "nothing typed is lost");
  await look(page, "people-invite-errors");
  await page.fill("#zip", "02205"); // The remittance address.
  await page.click("button:has-text('Add to List')");
  await look(page, "people-invite-listed");
  await page.click("button:has-text('Send Invitation')");
  assert.ok((await page.textContent("main")).includes("ada.corwin@example.com"));
  await look(page, "people-invite-results");

  const newcomer = await pageOf();
  const mail = await demo.mail("ada.corwin@example.com", "");
  assert.ok(!(await page.content()).includes(linkIn(mail.text)), "the inviter never sees the link");
  await newcomer.goto(linkIn(mail.text));
  await look(newcomer, "people-accept");
});

test("S4-07 a group's Administrator sees the practitioners under its Tax ID, who see only themselves", async () => {
  const page = await pageOf("renata.bellweather");
  const office = officeOf(page);
  await page.click("nav a:has-text('Providers of your group')");
  const list = await page.textContent("main");
  assert.ok(list.includes("Marisol Tennant") && list.includes("Anselm Okoro-Hale"));
  assert.ok(!list.includes("Theodora Vance"), "another Tax ID");
  await look(page, "people-group");
  await page.click("main a:has-text('Marisol Tennant')");
  await look(page, "people-group-provider");
  await page.goto(office + "group/C52961");
  assert.equal(await page.textContent("h1"), "We cannot find this page");
});

test("S4-15 S4-16 S4-17 an account is linked with a match and an agreement of its own", async () => {
  const page = await pageOf("renata.bellweather");
  await page.click("nav a:has-text('Link Account')");
  await page.selectOption("#provider_type", "practitioner");
  assert.ok(!await page.isVisible("#group_name"));
  await look(page, "people-link");
  await page.fill("#first_name", "Theodora");
  await page.fill("#last_name", "Vance");
  await page.fill("#provider_id", "C52961");
  await page.fill("#tax_id", "00-1652961");
  await page.fill("#zip", "02108");
  await page.click("main button:has-text('Next')");
  assert.match(await page.title(), /^Error: /);
  await page.fill("#tax_id", "00-1652961"); // Not shown again.
  await page.fill("#zip", "01970");
  await page.click("main button:has-text('Next')");
  await look(page, "people-link-agreement");
  await tick(page, "accept_provider_agreement");
  await page.click("main button:has-text('Finish')");
  await page.goto(`${demo.origin}/${plan}/linked-accounts`);
  assert.ok((await page.textContent("main")).includes("Theodora Vance"));
  await look(page, "people-linked");
});
