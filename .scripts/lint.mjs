import { join } from "node:path";
import { root } from "./lib/paths.mjs";
import { eslint, prettier, run, tsc } from "./lib/run.mjs";
import { main, say, step } from "./lib/say.mjs";
import { build, checkTools, installPackages } from "./lib/setup.mjs";

const node = (...args) => run(process.execPath, args);

/** Every check runs, whatever the others say; each writes its own findings. */
async function lint() {
  checkTools();
  await installPackages();
  await build("everything", "EmailSync.sln");
  const checks = {
    "The contract and the client made of it": () => node(join(root, ".scripts", "generate.mjs"), "--check"),
    "Types of the add-in": () => node(tsc, "--project", "addin"),
    ESLint: () => node(eslint, "addin", "--max-warnings", "0"),
    Prettier: () => node(prettier, "--check", "--log-level", "warn", "."),
    "Format of the .NET code": () => run("dotnet", ["format", "EmailSync.sln", "--verify-no-changes", "--no-restore"]),
  };
  const failed = [];
  for (const [name, check] of Object.entries(checks)) {
    if ((await step(name, check)) !== 0) failed.push(name);
  }
  say(failed.length === 0 ? "\nNothing to mend." : `\nTo mend: ${failed.join(", ")}.`);
  return failed.length === 0 ? 0 : 1;
}

await main(lint);
