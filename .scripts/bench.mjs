import { benchmarksDll, callerFolder } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";
import { main } from "./lib/say.mjs";
import { build, checkTools, installPackages } from "./lib/setup.mjs";

/** The benchmarks; they write their tables into api/docs/performance.md. */
async function bench() {
  checkTools();
  await installPackages();
  await build("the benchmarks", "tests/Benchmarks");
  return (await run("dotnet", [benchmarksDll, ...process.argv.slice(2)], { cwd: callerFolder })) ?? 1;
}

await main(bench);
