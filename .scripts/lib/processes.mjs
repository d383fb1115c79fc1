import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { quiet } from "./run.mjs";
import { Stop, tail } from "./say.mjs";

/**
 * Starts a .NET process that lives beside this one and writes to a log. It stands in a process group of its own, so that Ctrl-C in the terminal
 * reaches only us and we stop them in order.
 */
export function launch(name, dll, args, { log, env, cwd, onLine, endsWithInput = false }) {
  const child = spawn("dotnet", [dll, ...args], {
    cwd,
    env: { ...env, ...quiet },
    stdio: [endsWithInput ? "pipe" : "ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const file = createWriteStream(log, { flags: "w" });
  for (const stream of [child.stdout, child.stderr]) stream.pipe(file, { end: false });
  if (onLine) createInterface({ input: child.stdout }).on("line", onLine);
  const started = { name, child, log, stopping: false };
  // "close" comes when its last line has been read.
  started.ended = new Promise((done) => {
    child.once("error", (error) => done(error.message));
    child.once("close", (code, signal) => file.end(() => done(signal ?? `exit code ${code}`)));
  });
  return started;
}

/** What to say when a process has ended that should not have. */
export const died = ({ name, log }, how) =>
  new Stop(`${name} has ended (${how}).\n${tail(log)}\n  The whole log: ${log}`);

/** Waits for a process to become ready, for it to die, or for patience to end. */
export async function whenReady(started, ready, seconds) {
  let timer;
  const impatience = new Promise((_, fail) => {
    timer = setTimeout(() => {
      fail(
        new Stop(
          `${started.name} was not ready within ${seconds} s.\n${tail(started.log)}\n  The whole log: ${started.log}`,
        ),
      );
    }, seconds * 1000);
  });
  const end = started.ended.then((how) => {
    throw died(started, how);
  });
  try {
    return await Promise.race([ready, end, impatience]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks a process to end, and ends it where it does not listen. */
export async function stop(started, seconds = 10) {
  if (!started || started.child.exitCode !== null || started.child.signalCode !== null) return;
  started.child.stdin?.end();
  started.child.kill("SIGTERM");
  const timer = setTimeout(() => started.child.kill("SIGKILL"), seconds * 1000);
  await started.ended;
  clearTimeout(timer);
}

/** Resolves when an address answers well. */
export async function answersAt(url, isGivenUp) {
  while (!isGivenUp()) {
    try {
      if ((await fetch(url, { signal: AbortSignal.timeout(5000) })).ok) return;
    } catch {
      // It does not listen yet.
    }
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** Resolves when the person, the system or the parent wants the end. */
export function whenAskedToStop() {
  const parent = process.ppid;
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => done(signal));
    // A shell between npm and us may die without handing its signal on.
    setInterval(() => process.ppid !== parent && done("the parent's end"), 1000).unref();
  });
}
