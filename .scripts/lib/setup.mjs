import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, runFolder } from "./paths.mjs";
import { dotnet, must, npm, quiet, vite } from "./run.mjs";
import { Stop, step } from "./say.mjs";

const log = join(runFolder, "setup.log");

/** Node and the .NET SDK, or one sentence that says what is missing. */
export function checkTools() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(
      `Node 20.19 or newer is needed, and this is ${process.versions.node}: install it from https://nodejs.org.`,
    );
  }
  const where = "install it from https://dotnet.microsoft.com/download/dotnet/10.0";
  let version;
  try {
    const options = {
      cwd: root,
      env: { ...process.env, ...quiet },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    };
    version = execFileSync("dotnet", ["--version"], options).trim();
  } catch (error) {
    const found = error.code === "ENOENT" ? "there is no dotnet on the PATH" : "dotnet has no SDK of that version";
    throw new Stop(`The .NET 10 SDK is needed, and ${found}: ${where}.`);
  }
  if (!version.startsWith("10.")) throw new Stop(`The .NET 10 SDK is needed, and this is ${version}: ${where}.`);
}

/** A new log, and the npm packages where they are absent or others than the lock file names. */
export async function installPackages() {
  mkdirSync(runFolder, { recursive: true });
  writeFileSync(log, "");
  // In the folder itself, so that it goes with it.
  const stamp = join(root, "node_modules", ".emailsync-lock");
  const lock = hashOf(["package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  const installed = join(root, "node_modules", ".package-lock.json");
  const isNewer =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
  if (!isNewer) {
    await step("Installing the npm packages", () => npm("npm ci", ["ci", "--no-audit", "--no-fund"], { log }));
  }
  writeFileSync(stamp, lock);
}

/** The pages, where their sources are others than those they were built from. */
export async function buildPages() {
  const dist = join(root, "addin", "dist");
  const stamp = join(runFolder, "pages.stamp");
  const sources = hashOf([
    "addin/src",
    "addin/public",
    "addin/web.html",
    "addin/auth.html",
    "addin/taskpane.html",
    "addin/commands.html",
    "addin/vite.config.ts",
    "package-lock.json",
  ]);
  const isBuilt = existsSync(join(dist, "web.html")) && existsSync(stamp) && readFileSync(stamp, "utf8") === sources;
  if (isBuilt) return;
  await step("Building the pages", () =>
    must("Building the pages", process.execPath, [vite, "build", "addin"], { log }),
  );
  writeFileSync(stamp, sources);
}

/** Restores what is missing and builds projects or the solution; nothing is done where nothing has changed. */
export async function build(name, ...projects) {
  await step(`Building ${name} (the first time restores the NuGet packages)`, async () => {
    for (const project of projects) {
      await dotnet(`Building ${project}`, ["build", project, "-c", "Release", "--nologo", "-v", "minimal"], { log });
    }
  });
}

/** One hash over the names and contents of files and of all files in folders. */
function hashOf(paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
    } else {
      hash.update(`${path}\0`).update(readFileSync(full)).update("\0");
    }
  };
  paths.forEach(add);
  return hash.digest("hex");
}
