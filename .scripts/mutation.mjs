import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { leastScore, readFolders, readReport, score, usage } from "./lib/mutation.mjs";
import { root, runFolder } from "./lib/paths.mjs";
import { dotnet, run } from "./lib/run.mjs";
import { main, say, step, Stop, tail } from "./lib/say.mjs";
import { build, checkTools } from "./lib/setup.mjs";

const folder = join(runFolder, "mutation");
const log = join(folder, "stryker.log");
const report = join(folder, "reports", "mutation-report.json");
const list = join(folder, "survivors.txt");

/** Changes the rules in every small way, one at a time, and counts how many of the changes their tests notice. */
async function mutation() {
  const files = readFolders(process.argv.slice(2));
  if (!files) {
    say(usage);
    return 0;
  }
  checkTools();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await step("Restoring the tools", () => dotnet("Restoring the tools", ["tool", "restore"], { log }));
  await build("the tests", "tests/EmailSync.Tests");
  const mutate = files.flatMap((pattern) => ["--mutate", pattern]);
  await step("Changing the rules and testing each change", () =>
    run("dotnet", ["stryker", "--output", folder, ...mutate], { cwd: join(root, "tests", "EmailSync.Tests"), log }),
  );
  if (!existsSync(report)) throw new Stop(`It wrote no report.\n${tail(log)}\n  The whole log: ${log}`);

  const { folders, survivors } = readReport(readFileSync(report, "utf8"));
  writeFileSync(list, `${survivors.join("\n")}\n`);
  say();
  for (const [name, counts] of folders) say(`${name}: ${percent([counts])} of ${counts.all}`);
  const all = folders.map(([, counts]) => counts);
  say(`\nNoticed: ${percent(all)}. ${survivors.length} were not: ${list}`);
  return score(all) >= leastScore ? 0 : 1;
}

const percent = (counts) => `${score(counts).toFixed(1)} %`;

await main(mutation);
