import { alertAbout, byId, say } from "./dom.js";
import { startFolders } from "./folders.js";
import { choose, showHeader } from "./header.js";
import { startList } from "./list.js";
import { openMailbox, poll, reopen } from "./mail.js";
import { forgetPassing } from "./notices.js";
import { startReading } from "./reading.js";
import { startRibbon } from "./ribbon.js";
import { server } from "./server.js";
import { emit, on, state } from "./state.js";
import { readManifest } from "../host/manifest.js";
import { startPanes } from "../host/pane.js";
import { hasSet, profiles } from "../host/profiles.js";
import { applyTheme, themes } from "../host/themes.js";

const pollMilliseconds = 1500;
const query = new URLSearchParams(location.search);
const chosen = {
  profile: query.get("profile") in profiles ? query.get("profile") : "web",
  theme: query.get("theme") in themes ? query.get("theme") : "light",
  composeCategories: query.get("composeCategories") ?? "",
  signIn: query.get("signIn") ?? "silent",
  addIn: query.get("addIn") ?? "service",
  shared: query.get("shared") ?? "",
};

async function loadAddIn() {
  if (chosen.addIn === "none") return;
  try {
    const text = await server.manifest(chosen.addIn === "self-test" ? "/outlook/self-test/manifest.xml" : "/manifests/service");
    const addIn = readManifest(text, navigator.language);
    addIn.problems.forEach((problem) => alertAbout(`Manifest: ${problem}`));
    if (hasSet(state.profile, "Mailbox", addIn.minimum)) state.addIn = addIn;
    else say(`${addIn.name} needs Mailbox ${addIn.minimum}, which this Outlook does not have.`);
    emit("addIn");
  } catch (error) {
    alertAbout(`The add-in could not be loaded: ${error.message}`);
  }
}

async function keepPolling() {
  try {
    await poll();
    byId("status").classList.remove("offline");
  } catch {
    byId("status").classList.add("offline");
    say("The sandbox does not answer.");
  }
  setTimeout(keepPolling, pollMilliseconds);
}

/** Passing notices go with the message that they were on. */
function forgetNotices() {
  let last = null;
  on("opened", () => {
    if (last && last !== state.open?.key) forgetPassing(last);
    last = state.open?.key ?? null;
  });
}

async function start() {
  state.people = await server.people();
  const person = state.people.find((one) => one.email === query.get("person") || one.key === query.get("person")) ?? state.people[0];
  if (!person) {
    say("Nobody is in this world yet.");
    setTimeout(() => choose({}), 3000);
    return;
  }
  const [profile, theme] = [profiles[chosen.profile], themes[chosen.theme]];
  Object.assign(state, { person, profile, theme, signIn: chosen.signIn, lacksComposeCategories: chosen.composeCategories === "missing" });
  state.commandSeconds = Number(query.get("commandSeconds") ?? 10);
  state.customProperties = new Map();
  document.title = `${person.displayName} · Outlook · Sandbox`;
  applyTheme(theme);
  showHeader(chosen);
  forgetNotices();
  [startFolders, startList, startReading, startRibbon, startPanes].forEach((begin) => begin());
  on("formClosed", reopen);
  await openMailbox(person.email, query.get("folder") ?? undefined);
  if (chosen.shared) state.overviews.set(chosen.shared, await server.overview(chosen.shared));
  emit("folders");
  await loadAddIn();
  keepPolling();
}

start().catch((error) => alertAbout(`The page could not start: ${error.message}`));
