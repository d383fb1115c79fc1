import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apiDll, root, runFolder } from "./lib/paths.mjs";
import { freePort } from "./lib/ports.mjs";
import { answersAt, launch, stop, whenReady } from "./lib/processes.mjs";
import { must, openapi } from "./lib/run.mjs";
import { main, say, step, Stop } from "./lib/say.mjs";
import { againstSandbox, contentRoot } from "./lib/service.mjs";
import { build, checkTools, installPackages } from "./lib/setup.mjs";

const contract = join(root, "addin", "openapi.json");
const schema = join(root, "addin", "src", "api", "schema.d.ts");

/** The contract that the built service states, and the client's types made of it; with --check they are only compared. */
async function generate() {
  const isCheck = process.argv.includes("--check");
  checkTools();
  await installPackages();
  await build("the service", "api");
  const stated = `${JSON.stringify(await step("Asking the service for its contract", statedContract), null, 2)}\n`;
  if (isCheck) {
    if (readFileSync(contract, "utf8") !== stated) {
      throw new Stop("addin/openapi.json is not what the service states any more: npm run generate writes it anew.");
    }
    await must("addin/src/api/schema.d.ts is stale: npm run generate", process.execPath, [
      openapi,
      contract,
      "--output",
      schema,
      "--check",
    ]);
    return 0;
  }
  writeFileSync(contract, stated);
  await must("Writing the client's types", process.execPath, [openapi, contract, "--output", schema]);
  say("addin/openapi.json and addin/src/api/schema.d.ts are written.");
  return 0;
}

async function statedContract() {
  const folder = mkdtempSync(join(tmpdir(), "emailsync-contract-"));
  const [web, none] = [await freePort(), await freePort()];
  // Nobody signs in here: the addresses of the others need not answer.
  const ports = { web, entra: none, graph: none, salesforce: none, outlook: none };
  const service = launch("The service", apiDll, contentRoot, {
    log: join(runFolder, "contract.log"),
    env: againstSandbox(ports, join(folder, "emailsync.db")),
    cwd: folder,
  });
  let isGivenUp = false;
  try {
    await whenReady(
      service,
      answersAt(`http://localhost:${web}/health/ready`, () => isGivenUp),
      120,
    );
    return await (await fetch(`http://localhost:${web}/openapi/v1.json`)).json();
  } finally {
    isGivenUp = true;
    await stop(service);
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(generate);
