// Builds what browsers load: node assets/build.mjs OUTPUT-FOLDER
// Compiles styles/, copies the fonts and pictures that the sheet names, gives each file a name with its hash in it
// and writes embedded_assets.cpp, which carries them (and the icons, for the views) inside the executable.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import * as sass from "sass";

const output = process.argv[2];
const uswds = "node_modules/@uswds/uswds";
const fonts = `${uswds}/dist/fonts/public-sans`;

fs.rmSync(output, { recursive: true, force: true });
fs.mkdirSync(output, { recursive: true });

const assets = new Map(); // Hashed name → bytes.

function add(name, bytes) {
  const hash = crypto.createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const hashed = name.replace(/(\.\w+)$/, `.${hash}$1`);
  assets.set(hashed, Buffer.from(bytes));
  return hashed;
}

// Beside the sheet stand the files that it names; their names change with their content, and the sheet's with them.
function addStyleSheet() {
  const { css } = sass.compile("assets/styles/gatehouse.scss", {
    loadPaths: [`${uswds}/packages`, "assets/styles"],
    style: "compressed",
    quietDeps: true,
    logger: sass.Logger.silent, // USWDS 3 warns of Sass changes to come.
  });
  const named = css.replace(/url\("?([^")]+)"?\)/g, (whole, file) => {
    if (file.startsWith("data:")) return whole;
    const from = file.startsWith("fonts/") ? `${fonts}/${path.basename(file)}` : `${uswds}/dist/${file}`;
    return `url(${add(path.basename(file), fs.readFileSync(from))})`;
  });
  add("gatehouse.css", named);
}

// The inside of each <svg>, without the invisible background that some have.
function icons() {
  const folder = `${uswds}/dist/img/usa-icons`;
  return fs.readdirSync(folder).filter(file => file.endsWith(".svg")).map(file => {
    const inside = fs.readFileSync(`${folder}/${file}`, "utf8").match(/<svg[^>]*>(.*)<\/svg>/s)[1];
    const drawn = inside.replace(/<path fill="none"[^>]*\/>|<path d="M0 0h24v24H0[^"]*" fill="none"\/>/g, "");
    return [file.slice(0, -4), Buffer.from(drawn.replace(/\s*\n\s*/g, ""))];
  });
}

// A C++ string literal for any bytes. Octal, because a hexadecimal escape would swallow the digits after it.
function literal(bytes) {
  const lines = [];
  for (let at = 0; at < bytes.length; at += 4096)
    lines.push(`"${Array.from(bytes.subarray(at, at + 4096), escaped).join("")}"`);
  return lines.join("\n") || '""';
}

function escaped(byte) {
  const isPlain = byte >= 0x20 && byte < 0x7f && !'"\\?'.includes(String.fromCharCode(byte));
  return isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
}

function table(name, files) {
  const byName = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = byName.map(([file, bytes]) => `    { "${file}", { ${literal(bytes)}, ${bytes.length} } },\n`);
  return `static constexpr EmbeddedFile ${name}_table[] = {\n${rows.join("")}};

std::span<EmbeddedFile const> ${name}() { return ${name}_table; }\n\n`;
}

addStyleSheet();
add("gatehouse.js", fs.readFileSync("assets/gatehouse.js"));
add("gatehouse.svg", fs.readFileSync("assets/img/gatehouse.svg"));
for (const [name, bytes] of assets) fs.writeFileSync(path.join(output, name), bytes);
fs.writeFileSync(path.join(output, "embedded_assets.cpp"), `#include "base/embedded_file.hpp"\n\nnamespace gatehouse {\n
${table("embedded_assets", assets)}${table("embedded_icons", icons())}} // namespace gatehouse\n`);
