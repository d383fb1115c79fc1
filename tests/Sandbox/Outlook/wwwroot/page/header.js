import { eachFrame } from "../host/frame.js";
import { byId, fill, h } from "./dom.js";
import { profiles } from "../host/profiles.js";
import { applyTheme, themes } from "../host/themes.js";
import { state } from "./state.js";

const signIns = {
  silent: "Signs in silently",
  consent: "Asks for consent first",
  never: "Never answers",
  fail: "Fails",
};
const addIns = { service: "The service's add-in", "self-test": "The sandbox's self-test", none: "None" };

/** A choice that is a query parameter too, so that an address says all of it. */
function choice(name, label, options, current, take = choose) {
  const select = h(
    "select",
    { id: `choose-${name}`, onchange: () => take({ [name]: select.value }) },
    Object.entries(options).map(([value, title]) => h("option", { value, selected: value === current }, title)),
  );
  return h("label", {}, label, select);
}

function changed(changes) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  return address;
}

export const choose = (changes) => location.assign(changed(changes));

/** A theme changes under an add-in that runs. */
function chooseTheme({ theme }) {
  history.replaceState(null, "", changed({ theme }));
  state.theme = themes[theme];
  applyTheme(state.theme);
  eachFrame((frame) => frame.raise("mailbox", "officeThemeChanged", { officeTheme: state.theme.office }));
}

const titles = (table) => Object.fromEntries(Object.entries(table).map(([key, { title }]) => [key, title]));

export function showHeader(chosen) {
  const people = Object.fromEntries(state.people.slice(0, 200).map((one) => [one.email, one.displayName]));
  const others = Object.fromEntries(Object.entries(people).filter(([email]) => email !== state.person.email));
  fill(
    byId("top"),
    h("span", { class: "brand" }, "Outlook", h("small", {}, "sandbox")),
    choice("person", "Person", people, state.person.email),
    h(
      "details",
      { class: "menu" },
      h("summary", {}, `Host: ${state.profile.title}`),
      h(
        "div",
        { class: "choices settings" },
        choice("profile", "Outlook", titles(profiles), chosen.profile),
        choice("theme", "Theme", titles(themes), chosen.theme, chooseTheme),
        choice("composeCategories", "Categories in compose", { "": "As this Outlook has them", missing: "None" }, chosen.composeCategories),
        choice("signIn", "Sign-in of add-ins", signIns, chosen.signIn),
        choice("addIn", "Add-in", addIns, chosen.addIn),
        choice("shared", "Shared mailbox", { "": "None", ...others }, chosen.shared),
      ),
    ),
  );
}
