import { copyFileSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./lib/browser.mjs";
import { root, runFolder } from "./lib/paths.mjs";
import { must } from "./lib/run.mjs";
import { main, say, Stop, step } from "./lib/say.mjs";
import { build, buildPages, checkTools, installPackages } from "./lib/setup.mjs";

/** The README's pictures, and which of those that the tests of the pages take each of them is. */
const pictures = {
  "pane.png": "pane-why-light",
  "pane-dark.png": "pane-not-designated-dark",
  "jobs.png": "jobs-light",
  "why.png": "why-light",
};

const most = 600_000;

/** Takes the README's pictures anew, from the running product. */
async function takePictures() {
  checkTools();
  await installPackages();
  await buildPages();
  const { path, sentence } = await findBrowser();
  if (!path) throw new Stop(sentence);
  await build("everything", "EmailSync.sln");
  const log = join(runFolder, "pictures.log");
  const filter = ["--filter", "FullyQualifiedName~Browser.LookTests|FullyQualifiedName~Browser.PaneLookTests"];
  await step("Looking at every page", () =>
    must("Looking", "dotnet", ["test", "tests/EmailSync.Tests", "-c", "Release", "--no-build", "--nologo", ...filter], {
      log,
      env: { EMAILSYNC_CHROMIUM: path },
    }),
  );
  const folder = join(root, "api", "docs", "pictures");
  mkdirSync(folder, { recursive: true });
  let size = 0;
  for (const [name, source] of Object.entries(pictures)) {
    copyFileSync(join(root, "artifacts", "screenshots", `${source}.png`), join(folder, name));
    size += statSync(join(folder, name)).size;
  }
  if (size > most) throw new Stop(`The pictures have ${size} bytes, and more than ${most} are too many.`);
  say(`${Object.keys(pictures).length} pictures in ${folder}, ${Math.round(size / 1000)} kB.`);
  return 0;
}

await main(takePictures);
