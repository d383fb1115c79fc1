import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { readOptions } from "../lib/options.mjs";
import { callerFolder } from "../lib/paths.mjs";

const says = (sentence) => (error) => error.message === sentence;

test("without options the ports are the fixed ones", () => {
  assert.deepEqual(readOptions([], {}), {
    ports: { web: 5500, entra: 5600, graph: 5601, salesforce: 5602, control: 5603, outlook: 5604 },
    world: [],
  });
});

test("an option beats the environment", () => {
  const { ports } = readOptions(["--web", "6000"], { EMAILSYNC_WEB: "7000", EMAILSYNC_GRAPH: "7001" });
  assert.equal(ports.web, 6000);
  assert.equal(ports.graph, 7001);
});

test("a folder of mail is looked for where the person stands", () => {
  const { world } = readOptions(["--mail", ".", "--owner", "a@example.com", "--leads", "0.1"], {});
  assert.deepEqual(world, ["--mail", resolve(callerFolder, "."), "--owner", "a@example.com", "--leads", "0.1"]);
});

test("what cannot be used is said in one sentence", () => {
  assert.throws(
    () => readOptions(["--port", "1"], {}),
    says("--port is not an option of npm start: npm start -- --help lists them."),
  );
  assert.throws(() => readOptions(["--web"], {}), says("--web needs a value after it."));
  assert.throws(() => readOptions(["--web", "99999"], {}), says('--web must be a port from 1 to 65535, not "99999".'));
  assert.throws(
    () => readOptions([], { EMAILSYNC_WEB: "x" }),
    says('EMAILSYNC_WEB must be a port from 1 to 65535, not "x".'),
  );
  assert.throws(
    () => readOptions(["--mail", "no-such-folder"], {}),
    says("--mail no-such-folder: there is no such folder."),
  );
  assert.throws(
    () => readOptions(["--web", "5600"], {}),
    says("Port 5600 is asked for twice: each of web, entra, graph, salesforce, control, outlook needs its own."),
  );
});
