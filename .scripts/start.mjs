import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readOptions, usage } from "./lib/options.mjs";
import { apiDll, root, runFolder, sandboxDll } from "./lib/paths.mjs";
import { checkPorts } from "./lib/ports.mjs";
import { answersAt, died, launch, stop, whenAskedToStop, whenReady } from "./lib/processes.mjs";
import { main, say, step } from "./lib/say.mjs";
import { againstSandbox, cleanEnvironment, contentRoot } from "./lib/service.mjs";
import { build, buildPages, checkTools, installPackages } from "./lib/setup.mjs";

async function start() {
  checkTools();
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    say(usage);
    return 0;
  }
  const { ports, world } = options;
  await checkPorts(ports);
  await installPackages();
  await buildPages();
  await build("the service and the sandbox", "api", "tests/Sandbox");

  // Each start begins afresh. Only Entra's signing key stays, so that a browser that is signed in stays so.
  const folder = join(runFolder, `${ports.web}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  const asked = whenAskedToStop();
  const running = [];
  try {
    const ended = await Promise.race([asked, startBoth(ports, world, folder, running)]);
    if (ended) return 0;
    await welcome(ports, folder);
    const death = running.map(async (started) => {
      throw died(started, await started.ended);
    });
    await Promise.race([asked, ...death]);
    say("\nStopping …");
    return 0;
  } finally {
    // The service first: it may be in the middle of a call.
    for (const started of running.reverse()) await stop(started);
  }
}

async function startBoth(ports, world, folder, running) {
  await step("Starting the sandbox", async () => {
    const { entra, graph, salesforce, control, outlook, web } = ports;
    const where = Object.entries({ entra, graph, salesforce, control, outlook }).flatMap(([name, port]) => [
      `--${name}`,
      `${port}`,
    ]);
    const ours = [
      "--api-origin",
      `http://localhost:${web}`,
      "--key-file",
      join(runFolder, "entra-signing-key.pem"),
      "--exit-with-stdin",
    ];
    let isReady;
    const ready = new Promise((done) => (isReady = done));
    const sandbox = launch("The sandbox", sandboxDll, [...where, ...ours, ...world], {
      log: join(folder, "sandbox.log"),
      env: cleanEnvironment(),
      cwd: root,
      endsWithInput: true,
      onLine: (line) => line.startsWith("sandbox ready") && isReady(),
    });
    running.push(sandbox);
    await whenReady(sandbox, ready, 120);
  });
  await step("Starting the service", async () => {
    const service = launch("The service", apiDll, contentRoot, {
      log: join(folder, "api.log"),
      env: againstSandbox(ports, join(folder, "emailsync.db")),
      cwd: folder,
    });
    running.push(service);
    let isGivenUp = false;
    try {
      await whenReady(
        service,
        answersAt(`http://localhost:${ports.web}/health/ready`, () => isGivenUp),
        180,
      );
    } finally {
      isGivenUp = true;
    }
  });
}

async function welcome({ web, salesforce, control, outlook }, folder) {
  const people = await (await fetch(`http://localhost:${control}/people`)).json();
  const administrator = people.find((person) => person.isAdmin);
  const others = people.filter((person) => person !== administrator);
  say(`
EmailSync is ready:  http://localhost:${web}

  1. Sign in: choose ${administrator ? `${administrator.displayName}, who is the administrator` : "a person"}.
  2. Connections: connect Salesforce, and allow it there.
  3. Email Sync Settings: Edit, Attempt to Sync All Emails, Save. The first run starts at once.
  4. Sync Jobs shows how far it is; Sync History says of every message why it was recorded or was not.
  5. What was recorded lies beside the people it was recorded with: http://localhost:${salesforce}
  6. The mail itself, with the add-in beside it, as Outlook shows it: http://localhost:${outlook}
${administrator && others.length > 0 ? `\n  Then sign out and be somebody else: ${others.map((person) => person.displayName).join(", ")}.\n` : ""}
Everything runs on this machine, against a sandbox of Entra, Exchange and Salesforce. Logs: ${folder}
Ctrl-C stops it.`);
}

await main(start);
