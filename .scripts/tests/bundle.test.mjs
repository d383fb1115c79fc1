import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { root } from "../lib/paths.mjs";

const dist = join(root, "addin", "dist");
const read = (file) => readFileSync(join(dist, file), "utf8");

/** What a page loads before it can show anything: its scripts and all that they import at once. */
function firstScripts(page) {
  const found = new Set();
  const add = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, name] of read(file).matchAll(/import\s*(?:[^"'`()]*?from\s*)?["'`]\.\/([^"'`]+\.js)["'`]/g))
      add(`assets/${name}`);
  };
  for (const [, file] of read(page).matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)) add(file);
  return [...found];
}

const size = (page) => firstScripts(page).reduce((sum, file) => sum + gzipSync(read(file)).length, 0);

const isBuilt = existsSync(join(dist, "taskpane.html"));

test("the pane's first scripts stay below 200 kB, gzipped", { skip: !isBuilt && "The pages are not built." }, () => {
  assert.ok(firstScripts("taskpane.html").length > 3);
  assert.ok(size("taskpane.html") < 200_000, `${size("taskpane.html")} bytes`);
});

test(
  "the ribbon's commands bring neither pages nor sign-in with them",
  { skip: !isBuilt && "The pages are not built." },
  () => {
    assert.ok(size("commands.html") < 10_000, `${size("commands.html")} bytes`);
  },
);
