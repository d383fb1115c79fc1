import { fileURLToPath } from "node:url";
import { dirname, join, resolve } from "node:path";

/** The repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Everything that the commands write beside what they build; ignored by git. */
export const runFolder = join(root, ".run");

/** Where the person who typed the command stands: npm itself goes to the repository first. */
export const callerFolder = process.env.INIT_CWD ?? process.cwd();

const framework = "net10.0";

export const apiDll = join(root, "api", "bin", "Release", framework, "EmailSync.Api.dll");
export const sandboxDll = join(root, "tests", "Sandbox", "bin", "Release", framework, "EmailSync.Sandbox.dll");
export const benchmarksDll = join(root, "tests", "Benchmarks", "bin", "Release", framework, "EmailSync.Benchmarks.dll");
