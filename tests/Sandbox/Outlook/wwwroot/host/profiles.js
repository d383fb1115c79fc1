// What each Outlook has, by Microsoft's table of requirement sets. What a set lacks is not there at all in office.js.
const nested = { nestedappauth: "1.1" };
const browser = { openbrowserwindowapi: "1.1" };
const base = { dialogapi: "1.2", dialogorigin: "1.1", identityapi: "1.3" };

export const profiles = {
  web: {
    title: "Outlook on the web",
    platform: "OfficeOnline",
    version: "16.0.19328.15010",
    diagnostics: { hostName: "OutlookWebApp", hostVersion: "20261113004.12", OWAView: "ThreeColumns" },
    sets: { mailbox: "1.16", ...base, ...nested },
    composeCategories: "refused",
    isWeb: true,
  },
  newWindows: {
    title: "New Outlook on Windows",
    platform: "OfficeOnline",
    version: "16.0.19328.15010",
    diagnostics: { hostName: "newOutlookWindows", hostVersion: "1.2026.1113.100" },
    sets: { mailbox: "1.16", ...base, ...nested },
    composeCategories: "refused",
    isWeb: true,
  },
  classicWindows: {
    title: "Classic Outlook on Windows",
    platform: "PC",
    version: "16.0.19328.20154",
    diagnostics: { hostName: "Outlook", hostVersion: "16.0.19328.20154" },
    sets: { mailbox: "1.16", ...base, ...nested, ...browser },
    composeCategories: "there",
  },
  mac: {
    title: "Outlook on Mac",
    platform: "Mac",
    version: "16.103.26111513",
    diagnostics: { hostName: "Outlook", hostVersion: "16.103 (26111513)" },
    sets: { mailbox: "1.14", ...base, ...nested, ...browser },
    composeCategories: "there",
  },
  ltsc2021: {
    title: "Outlook LTSC 2021 (Mailbox 1.9)",
    platform: "PC",
    version: "16.0.14332.20812",
    diagnostics: { hostName: "Outlook", hostVersion: "16.0.14332.20812" },
    sets: { mailbox: "1.9", dialogapi: "1.2", identityapi: "1.3", ...browser },
    composeCategories: "there",
  },
  mailbox18: {
    title: "An older Outlook (Mailbox 1.8)",
    platform: "Mac",
    version: "16.66.22101101",
    diagnostics: { hostName: "Outlook", hostVersion: "16.66 (22101101)" },
    sets: { mailbox: "1.8", dialogapi: "1.1", ...browser },
    composeCategories: "there",
  },
  mailbox15: {
    title: "Mailbox 1.5 only",
    platform: "PC",
    version: "16.0.10730.20102",
    diagnostics: { hostName: "Outlook", hostVersion: "16.0.10730.20102" },
    sets: { mailbox: "1.5", dialogapi: "1.1" },
    composeCategories: "missing",
  },
};

/**
 * What a button may do in this Outlook. Several messages and none go together, and bring pinning with them; the web's Outlooks show no
 * command where no message is selected, and keep a pane for several messages open until it is closed.
 */
export function abilities(profile, button) {
  const isPane = button.action === "ShowTaskpane";
  const isMulti = hasSet(profile, "Mailbox", 1.13) && (button.supportsMultiSelect || (isPane && button.supportsNoItemContext));
  return {
    several: isMulti,
    none: isMulti && isPane && !profile.isWeb,
    canPin: isPane && (isMulti || (button.supportsPinning && hasSet(profile, "Mailbox", 1.5))),
    staysOpen: isMulti && isPane && profile.isWeb === true,
  };
}

export function hasSet(profile, name, version) {
  const most = profile.sets[name.toLowerCase()];
  if (most === undefined) return false;
  const [major, minor = 0] = `${version}`.split(".").map(Number);
  const [mostMajor, mostMinor = 0] = most.split(".").map(Number);
  return mostMajor > major || (mostMajor === major && mostMinor >= minor);
}
