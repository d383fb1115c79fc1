import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./paths.mjs";
import { Stop, tail } from "./say.mjs";

/** No messages of the tools themselves, no telemetry. */
export const quiet = { DOTNET_CLI_TELEMETRY_OPTOUT: "1", DOTNET_NOLOGO: "1", NO_UPDATE_NOTIFIER: "1" };

/**
 * Runs a command until it exits and answers its exit code; null: it could not be started. With a log its output goes there and not through a
 * pipe: compiler servers outlive a build, and would hold the pipe open.
 */
export function run(file, args, { log, output, env, cwd = root, shell = false } = {}) {
  if (log) mkdirSync(dirname(log), { recursive: true });
  const target = log ? openSync(log, "a") : (output ?? "inherit");
  return new Promise((done) => {
    const child = spawn(file, args, {
      cwd,
      shell,
      env: { ...process.env, ...quiet, ...env },
      stdio: ["ignore", target, target],
      windowsHide: true,
    });
    const end = (code) => {
      if (log) closeSync(target);
      done(code);
    };
    child.once("error", () => end(null));
    child.once("exit", (code) => end(code ?? 1));
  });
}

/** Runs a command that must succeed; otherwise the end of its log is shown. */
export async function must(what, file, args, options = {}) {
  const code = await run(file, args, options);
  if (code === 0) return;
  const end = options.log ? `\n${tail(options.log)}\n  The whole log: ${options.log}` : "";
  throw new Stop(code === null ? `${what} failed: ${file} could not be started.` : `${what} failed.${end}`);
}

export const dotnet = (what, args, options) => must(what, "dotnet", args, options);

/** npm as this command was called by it: on Windows its own name is a batch file. */
export function npm(what, args, options = {}) {
  const script = process.env.npm_execpath;
  return script && /\.c?js$/.test(script) && existsSync(script)
    ? must(what, process.execPath, [script, ...args], options)
    : must(what, "npm", args, { ...options, shell: process.platform === "win32" });
}

/** A tool of the packages, by its script, so that no shell is needed. */
export const tool = (...path) => join(root, "node_modules", ...path);

export const vite = tool("vite", "bin", "vite.js");
export const vitest = tool("vitest", "vitest.mjs");
export const eslint = tool("eslint", "bin", "eslint.js");
export const tsc = tool("typescript", "bin", "tsc");
export const prettier = tool("prettier", "bin", "prettier.cjs");
export const openapi = tool("openapi-typescript", "bin", "cli.js");
