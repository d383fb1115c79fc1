import { existsSync, readFileSync } from "node:fs";

/** Ends a command with a sentence for the person who typed it: no stack trace. */
export class Stop extends Error {
  constructor(sentence, code = 1) {
    super(sentence);
    this.code = code;
  }
}

export const say = (line = "") => process.stdout.write(`${line}\n`);

/** Runs a step and shows that it runs and how long it took. */
export async function step(name, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say(`- ${name} …`);
  // A pipeline that hears nothing for minutes takes a command for dead.
  const sign = setInterval(() => say(`  still at it, ${seconds()} s`), 60_000);
  try {
    const result = await work();
    if (seconds() > 1) say(`  done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(sign);
  }
}

/** The last lines of a log, indented. */
export function tail(file, lines = 30) {
  if (!existsSync(file)) return "";
  const all = readFileSync(file, "utf8").trimEnd().split(/\r?\n/);
  return all
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join("\n");
}

/** The frame of every command. */
export async function main(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = error.code;
  }
}
