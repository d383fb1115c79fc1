import { h } from "./dom.js";
import { state } from "./state.js";

/** A category as a coloured label; one that the mailbox's list lacks has none. */
export function categoryChip(name, mailbox, onRemove) {
  const known = state.overviews.get(mailbox)?.categories.find((one) => one.displayName.toLowerCase() === name.toLowerCase());
  return h(
    "span",
    { class: `category ${known?.color ?? "none"}`, "data-category": name },
    name,
    onRemove && h("button", { type: "button", "aria-label": `Remove ${name}`, onclick: onRemove }, "×"),
  );
}

/** A menu of the mailbox's categories; choosing one puts it on or takes it off. */
export function categoryMenu(mailbox, has, toggle) {
  const names = (state.overviews.get(mailbox)?.categories ?? []).map((one) => one.displayName);
  return h(
    "details",
    { class: "menu" },
    h("summary", {}, "Categorise"),
    h(
      "div",
      { class: "choices" },
      names.map((name) => h("label", {}, h("input", { type: "checkbox", checked: has(name), onchange: () => toggle(name) }), categoryChip(name, mailbox))),
    ),
  );
}
