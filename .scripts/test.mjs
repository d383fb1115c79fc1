import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { findBrowser } from "./lib/browser.mjs";
import { root, runFolder } from "./lib/paths.mjs";
import { closingLine, readTap, readTrx, readVitest } from "./lib/results.mjs";
import { run, vitest } from "./lib/run.mjs";
import { main, say, step, tail } from "./lib/say.mjs";
import { build, buildPages, checkTools, installPackages } from "./lib/setup.mjs";

const reports = join(runFolder, "tests");

async function test() {
  checkTools();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  await installPackages();
  await buildPages();
  const browser = await findBrowser();
  say(browser.path ? `- Browser: ${browser.path}` : `- ${browser.sentence}`);
  await build("everything", "EmailSync.sln");

  const suites = [await scriptTests(), await pageTests(), await serviceTests(browser)];
  for (const { name, passed, skipped, failures } of suites) {
    for (const failure of failures) say(`\nFAILED  ${failure.name}\n${indent(failure.message)}`);
    if (passed + failures.length + skipped === 0) failures.push({ name });
  }
  say();
  for (const { name, ...counts } of suites) say(`${name}: ${closingLine(total([counts]))}`);
  const all = total(suites);
  say(closingLine(all));
  return all.failed > 0 || all.passed === 0 ? 1 : 0;
}

const scriptTests = () =>
  suite("Commands", "commands.tap", readTap, (report) =>
    run(process.execPath, ["--test", "--test-reporter=tap", ...filesIn(join(root, ".scripts", "tests"))], {
      log: report,
    }),
  );

const pageTests = () =>
  suite("Pages", "pages.json", readVitest, (report, log) =>
    run(process.execPath, [vitest, "run", "--root", "addin", "--reporter=json", `--outputFile=${report}`], {
      log,
      env: { CI: "true" },
    }),
  );

const serviceTests = (browser) =>
  suite("Service", "service.trx", readTrx, (report, log) => {
    const logger = ["--logger", `trx;LogFileName=${basename(report)}`, "--results-directory", reports];
    // A test that hangs is named and ended, so that the run itself has an end.
    const patience = ["--blame-hang-timeout", "15m", "--blame-hang-dump-type", "none"];
    // Hundreds of processes that live for seconds: what the runtime measures, and compiles a second time, to be faster later costs more than
    // half of their processor time now. The delay is in milliseconds, written in hexadecimal.
    const shortLived = { DOTNET_TieredPGO: "0", DOTNET_TC_CallCountingDelayMs: "FFFF" };
    const env = { ...shortLived, ...(browser.path ? { EMAILSYNC_CHROMIUM: browser.path } : {}) };
    return run(
      "dotnet",
      ["test", "tests/EmailSync.Tests", "-c", "Release", "--no-build", "--nologo", ...logger, ...patience],
      { log, env },
    );
  });

/** Runs one runner and reads its report. A runner that fails without a failed test has crashed, and that is a failure too. */
async function suite(name, reportName, read, runner) {
  const report = join(reports, reportName);
  const log = join(reports, `${name.toLowerCase()}.log`);
  const code = await step(`Testing: ${name.toLowerCase()}`, () => runner(report, log));
  let result = { passed: 0, skipped: 0, failures: [] };
  let trouble = null;
  try {
    if (existsSync(report)) result = read(readFileSync(report, "utf8"));
    else trouble = "It wrote no report.";
  } catch (error) {
    trouble = `Its report cannot be read: ${error.message}`;
  }
  if (code !== 0 && result.failures.length === 0) trouble ??= `It ended with exit code ${code}.`;
  if (trouble)
    result.failures.push({ name: `${name}: the runner did not finish.`, message: `${trouble}\n${tail(log)}` });
  return { name, ...result };
}

const filesIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".test.mjs"))
    .map((name) => join(folder, name));

const total = (suites) => ({
  passed: suites.reduce((sum, suite) => sum + suite.passed, 0),
  failed: suites.reduce((sum, suite) => sum + suite.failures.length, 0),
  skipped: suites.reduce((sum, suite) => sum + suite.skipped, 0),
});

const indent = (text) => (text ?? "").replace(/^/gm, "    ");

await main(test);
