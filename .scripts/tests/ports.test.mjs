import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { checkPorts, freePort } from "../lib/ports.mjs";

test("a port in use is named with what it was meant for", async () => {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  try {
    await assert.rejects(checkPorts({ web: port }), {
      message: `Port ${port} (web) is in use: end what uses it, or choose another with --web PORT.`,
    });
  } finally {
    server.close();
  }
});

test("a free port is let through", async () => {
  await checkPorts({ web: await freePort() });
});
