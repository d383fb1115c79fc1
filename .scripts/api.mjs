import { spawn } from "node:child_process";
import { apiDll, callerFolder } from "./lib/paths.mjs";
import { quiet } from "./lib/run.mjs";
import { main } from "./lib/say.mjs";
import { contentRoot } from "./lib/service.mjs";
import { build, buildPages, checkTools, installPackages } from "./lib/setup.mjs";

/** The service alone, from the configuration of the environment; it says itself which keys it lacks. */
async function api() {
  checkTools();
  await installPackages();
  await buildPages();
  await build("the service", "api");
  const says = (name) => Object.keys(process.env).some((key) => key.toLowerCase() === name);
  const isAddressed = ["urls", "aspnetcore_urls", "dotnet_urls", "aspnetcore_http_ports", "http_ports"].some(says);
  const child = spawn("dotnet", [apiDll, ...contentRoot, ...process.argv.slice(2)], {
    cwd: callerFolder,
    env: { ...(isAddressed ? {} : { ASPNETCORE_URLS: "http://localhost:5500" }), ...process.env, ...quiet },
    stdio: "inherit",
  });
  // The terminal sends Ctrl-C to both; a signal to us alone is handed on.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((done) => {
    child.once("error", () => done(1));
    child.once("exit", (code) => done(code ?? 0));
  });
}

await main(api);
