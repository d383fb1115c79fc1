import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readRounds, usage } from "./lib/faults.mjs";
import { runFolder } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";
import { main, say, tail } from "./lib/say.mjs";
import { build, checkTools } from "./lib/setup.mjs";

const folder = join(runFolder, "faults");
const report = join(folder, "report.txt");

/** Round after round of the fault rig, whatever becomes of each; a line a round as it ends. */
async function faults() {
  const rounds = readRounds(process.argv.slice(2));
  if (!rounds) {
    say(usage);
    return 0;
  }
  checkTools();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build("the service, the sandbox and the tests", "tests/EmailSync.Tests");
  const failed = [];
  for (const seed of rounds.seeds) {
    const log = join(folder, `${seed}.log`);
    const hasPassed = (await round(seed, rounds.steps, log)) === 0;
    say(lineOf(seed) ?? `seed ${seed}: the round did not end`);
    if (hasPassed) continue;
    failed.push(seed);
    say(tail(log, 40));
  }
  say(failed.length === 0 ? "\nEvery round led to what an undisturbed run gives." : "\nFailed; each again by:");
  for (const seed of failed) say(`  npm run faults -- --seed ${seed} --rounds 1 --steps ${rounds.steps}`);
  return failed.length === 0 ? 0 : 1;
}

const round = (seed, steps, log) =>
  run(
    "dotnet",
    [
      ...["test", "tests/EmailSync.Tests", "-c", "Release", "--no-build", "--nologo"],
      ...[
        "--filter",
        "FullyQualifiedName~FaultRoundTests",
        "--blame-hang-timeout",
        "30m",
        "--blame-hang-dump-type",
        "none",
      ],
    ],
    {
      log,
      env: {
        EMAILSYNC_FAULTS_SEED: String(seed),
        EMAILSYNC_FAULTS_STEPS: String(steps),
        EMAILSYNC_FAULTS_REPORT: report,
      },
    },
  );

/** What the round wrote of itself; null: it did not come so far. */
function lineOf(seed) {
  const lines = existsSync(report) ? readFileSync(report, "utf8").split("\n") : [];
  return lines.findLast((line) => line.startsWith(`seed ${seed}:`)) ?? null;
}

await main(faults);
