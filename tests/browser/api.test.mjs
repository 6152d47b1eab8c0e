// /openapi.json against the running server: the document is OpenAPI 3.1, and every answer of every route it
// describes, refusals among them, has a status it names and a body that fits its schema.
import test from "node:test";
import assert from "node:assert/strict";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Validator } from "@seriousme/openapi-schema-validator";
import { startDemo } from "./portal.mjs";

const plan = "cca";
let demo, document, ajv;
const called = new Set();
test.before(async () => {
  demo = await startDemo();
  document = await (await fetch(`${demo.origin}/openapi.json`)).json();
  ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, "openapi");
});
test.after(async () => { await demo?.stop(); });

const follow = node => node.$ref ? node.$ref.slice(2).split("/").reduce((at, key) => at[key], document) : node;

// A JSON pointer into the document, as a reference that the validator resolves.
const pointer = keys => "openapi#/" + keys.map(key => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");

function checkAnswer(path, method, answer, text) {
  const operation = document.paths[path][method];
  const described = operation.responses[answer.status];
  assert.ok(described, `${method} ${path} answers ${answer.status}, which is not described: ${text}`);
  const keys = described.$ref ? described.$ref.slice(2).split("/") : ["paths", path, method, "responses", String(answer.status)];
  const type = answer.headers.get("content-type")?.split(";")[0];
  const content = follow(described).content;
  if (!content) return assert.equal(text, "", `${method} ${path} ${answer.status} has a body`);
  assert.ok(content[type], `${method} ${path} ${answer.status} is of the type ${type}`);
  const validate = ajv.getSchema(pointer([...keys, "content", type, "schema"]));
  const value = type.endsWith("json") ? JSON.parse(text) : text;
  assert.ok(validate(value), `${method} ${path} ${answer.status}: ${ajv.errorsText(validate.errors)} in ${text}`);
  return value;
}

// A program that has signed in, or has not. call("/{plan}/api/v1/me", {…}) fills in the path's parameters.
class Program {
  cookies = new Map();
  async fetch(path, options = {}) {
    const headers = { ...options.headers, Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const answer = await fetch(demo.origin + path, { redirect: "manual", ...options, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
      this.cookies.set(name, value);
    }
    return answer;
  }
  async signIn(account) {
    const page = await (await this.fetch(`/${plan}/login`)).text();
    const body = new URLSearchParams({ csrf_token: page.match(/name="csrf_token" value="([^"]+)"/)[1],
      username: account.username, password: account.password });
    const answer = await this.fetch(`/${plan}/login`, { method: "POST", body, headers: { Origin: demo.origin } });
    assert.equal(answer.status, 303);
    const step = await (await this.fetch(`/${plan}/login/code`)).text(); // This plan asks a second factor of it.
    const code = new URLSearchParams({ csrf_token: step.match(/name="csrf_token" value="([^"]+)"/)[1], code: account.code });
    await this.fetch(`/${plan}/login/code`, { method: "POST", body: code, headers: { Origin: demo.origin } });
    this.token = (await this.call("get", "/{plan}/api/v1/me", 200)).csrf_token;
  }
  async call(method, path, status, { body = {}, query = "", headers = {}, ...parameters } = {}) {
    called.add(`${method} ${path}`);
    const address = path.replace(/\{(\w+)\}/g, (_, name) => name === "plan" ? plan : encodeURIComponent(parameters[name]));
    const options = method === "get" ? { headers } : { method: "POST", body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", "X-CSRF-Token": this.token, Origin: demo.origin, ...headers } };
    const answer = await this.fetch(address + query, options);
    const text = await answer.text();
    assert.equal(answer.status, status, `${method} ${address}: ${text}`);
    return checkAnswer(path, method, answer, text);
  }
}

test("the document is valid OpenAPI 3.1", async () => {
  const result = await new Validator().validate(structuredClone(document));
  assert.ok(result.valid, JSON.stringify(result.errors));
  assert.match(document.openapi, /^3\.1\./);
});

test("every route answers as the document says", async () => {
  const accounts = (await demo.accounts()).filter(account => account.plan === plan);
  const find = username => accounts.find(account => account.username === username);
  const stranger = new Program();
  const admin = new Program();
  await admin.signIn(find("renata.bellweather"));

  for (const [path, status] of [["/healthz", 204], ["/readyz", 200], ["/metrics", 200], ["/openapi.json", 200],
    ["/.well-known/jwks.json", 200], ["/{plan}/.well-known/jwks.json", 200]])
    await stranger.call("get", path, status);

  const api = "/{plan}/api/v1";
  await stranger.call("get", `${api}/me`, 401);
  const { providers } = await admin.call("get", `${api}/providers`, 200);
  const office = { provider: providers[0].id };

  const members = `${api}/providers/{provider}/members`;
  const list = (await admin.call("get", members, 200, office)).members;
  assert.ok(list.length > 1);
  await stranger.call("get", members, 401, office);
  await admin.call("get", members, 404, { provider: "no-such-provider" });
  const me = list.find(member => member.user_name === "renata.bellweather");
  const colleague = { ...office, member: list.find(member => member.role === "org_user" && member.status === "active").id };
  await admin.call("get", `${members}/{member}`, 200, colleague);
  await admin.call("get", `${members}/{member}`, 404, { ...office, member: "nobody" });
  const post = (act, status, more = {}) => admin.call("post", `${members}/{member}/${act}`, status, { ...colleague, ...more });
  await post("permissions", 403, { headers: { "X-CSRF-Token": "made-up" } });
  await post("permissions", 422);
  await post("permissions", 200, { body: { capabilities: [] } });
  await post("permissions", 409, { body: { capabilities: [], seen: ["claims.view"] } });
  await post("permissions", 422, { body: { capabilities: "claims.view" } });
  await post("details", 200, { body: { job_title: "Biller" } });
  await post("activation", 409);
  await post("unlock", 409);
  await post("recovery-mail", 200);
  await post("upgrade", 200);
  await post("demotion", 200);
  await post("removal", 204);
  await post("removal", 409, { member: me.id });

  const invitations = `${api}/providers/{provider}/invitations`;
  const person = { email: "ada.corwin@example.com", first_name: "Ada", last_name: "Corwin", zip: "02205",
    capabilities: ["eligibility.view"] };
  await admin.call("post", invitations, 422, { ...office, body: { ...person, email: "ada" } });
  const { id } = await admin.call("post", invitations, 200, { ...office, body: person });
  const sent = (await admin.call("post", `${invitations}/sending`, 200, office)).invitations;
  assert.deepEqual(sent.map(invitation => [invitation.id, invitation.state]), [[id, "sent"]]);
  const one = { ...office, invitation: id };
  await admin.call("get", invitations, 200, office);
  await admin.call("get", `${invitations}/{invitation}`, 200, one);
  await admin.call("get", `${invitations}/{invitation}`, 404, { ...office, invitation: "none" });
  for (let times = 0; times < 5; times++) await admin.call("post", `${invitations}/{invitation}/resend`, 200, one);
  await admin.call("post", `${invitations}/{invitation}/resend`, 429, one);
  await admin.call("post", `${invitations}/{invitation}/cancellation`, 200, one);
  await admin.call("post", `${invitations}/{invitation}/cancellation`, 409, one);

  const all = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map(method => `${method} ${path}`));
  // The proxy in front keeps that one to itself; tests/forward has its answers.
  assert.deepEqual(all.filter(route => !called.has(route)), ["get /{plan}/authz"], "each other route was called");
});
