import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { runFolder } from "./paths.mjs";
import { run } from "./run.mjs";
import { step } from "./say.mjs";

const log = join(runFolder, "browser.log");

/**
 * The browser for the tests of the pages: the one that EMAILSYNC_CHROMIUM names, the system's Chromium, Chrome or Edge, one that Playwright has
 * installed, else Debian's package. Null: there is none, and `sentence` says what to do.
 */
export async function findBrowser() {
  const found = [process.env.EMAILSYNC_CHROMIUM, ...ofSystem(), ...ofPlaywright()].find((path) => path && works(path));
  if (found) return { path: found };
  if (process.platform === "linux" && isDebian() && process.getuid() === 0) {
    const args = ["install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"];
    await step("Installing Chromium for the tests of the pages", async () => {
      const env = { DEBIAN_FRONTEND: "noninteractive" };
      return (await run("apt-get", ["update"], { log, env })) === 0 && run("apt-get", args, { log, env });
    });
    if (works("/usr/bin/chromium")) return { path: "/usr/bin/chromium" };
  }
  return {
    path: null,
    sentence:
      "No Chromium was found, so the tests in a browser will fail: install Chromium or Chrome (Debian: apt-get install chromium fonts-liberation), or name one in EMAILSYNC_CHROMIUM.",
  };
}

function ofSystem() {
  if (process.platform === "darwin") {
    const apps = ["Google Chrome", "Chromium", "Microsoft Edge"];
    return apps.flatMap((app) =>
      ["", homedir()].map((home) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (process.platform === "win32") {
    const roots = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].filter(
      Boolean,
    );
    const programs = [
      ["Google", "Chrome", "Application", "chrome.exe"],
      ["Microsoft", "Edge", "Application", "msedge.exe"],
    ];
    return roots.flatMap((folder) => programs.map((program) => join(folder, ...program)));
  }
  const folders = (process.env.PATH ?? "").split(":").filter(Boolean);
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function ofPlaywright() {
  const caches = {
    darwin: [homedir(), "Library", "Caches", "ms-playwright"],
    win32: [process.env.LOCALAPPDATA ?? homedir(), "ms-playwright"],
    linux: [homedir(), ".cache", "ms-playwright"],
  };
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(...(caches[process.platform] ?? caches.linux));
  if (!existsSync(cache)) return [];
  const inside = [
    ["chrome-linux", "chrome"],
    ["chrome-linux64", "chrome"],
    ["chrome-mac", "Chromium.app", "Contents", "MacOS", "Chromium"],
    ["chrome-win", "chrome.exe"],
    ["chrome-win64", "chrome.exe"],
  ];
  const versions = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  return versions
    .sort()
    .reverse()
    .flatMap((version) => inside.map((path) => join(cache, version, ...path)));
}

/** On some systems the name is there, but only says how to install it. On Windows asking would open a window. */
function works(path) {
  if (!existsSync(path)) return false;
  if (process.platform === "win32") return true;
  try {
    execFileSync(path, ["--version"], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

const isDebian = () =>
  existsSync("/etc/os-release") && /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
