import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { domainProject, leastScore, readFolders, readReport, score, testProject, usage } from "./lib/mutation.mjs";
import { root, runFolder } from "./lib/paths.mjs";
import { dotnet, run } from "./lib/run.mjs";
import { main, say, step, Stop, tail } from "./lib/say.mjs";
import { checkTools } from "./lib/setup.mjs";

const folder = join(runFolder, "mutation");
const log = join(folder, "stryker.log");
const report = join(folder, "reports", "mutation-report.json");
const list = join(folder, "survivors.txt");
const tests = join(folder, "tests");

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
  copyDomain({
    project: domainProject.file,
    configuration: "Release",
    mutate: files,
    reporters: ["json", "html"],
    concurrency: availableParallelism(),
    // In milliseconds: what is only slow, since the machine has other work too, must not count as noticed.
    "additional-timeout": 30_000,
    "test-case-filter": "Load!=heavy",
  });
  await step("Changing the rules and testing each change", () =>
    // One thread a property: every step of every thread is counted under one lock.
    run("dotnet", ["stryker", "--output", folder], { cwd: tests, log, env: { CsCheck_Threads: "1" } }),
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

/** The rules and their tests by themselves: nothing else of the service has to be built, and nothing of the working copy is touched. */
function copyDomain(options) {
  const copy = (...path) =>
    cpSync(join(root, ...path), join(folder, path[0] === "api" ? "domain" : "tests", path.at(-1)), { recursive: true });
  copy("api", "Domain");
  copy("tests", "EmailSync.Tests", "Domain");
  for (const name of ["Builders", "Load.cs", "RuleAttribute.cs", "Snapshots.cs"])
    copy("tests", "EmailSync.Tests", "Support", name);
  // It goes through the edge to Exchange too.
  rmSync(join(tests, "Domain", "BrokenMailTests.cs"));
  writeFileSync(join(folder, "domain", domainProject.file), domainProject.text);
  writeFileSync(join(tests, testProject.file), testProject.text);
  writeFileSync(join(tests, "stryker-config.json"), JSON.stringify({ "stryker-config": options }));
}

const percent = (counts) => `${score(counts).toFixed(1)} %`;

await main(mutation);
