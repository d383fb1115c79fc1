import { dotnet, eslint, must, prettier } from "./lib/run.mjs";
import { main, step } from "./lib/say.mjs";
import { checkTools, installPackages } from "./lib/setup.mjs";

async function format() {
  checkTools();
  await installPackages();
  await step("Prettier", () => must("Prettier", process.execPath, [prettier, "--write", "--log-level", "warn", "."]));
  await step("ESLint", () => must("ESLint", process.execPath, [eslint, "addin", "--fix"]));
  await step("The .NET code", () => dotnet("dotnet format", ["format", "EmailSync.sln"]));
  return 0;
}

await main(format);
