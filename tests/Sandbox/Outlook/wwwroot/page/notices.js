import { h } from "./dom.js";
import { emit } from "./state.js";

/** Notification messages by the item's key. */
const kept = new Map();

export const noticesOn = (key) => kept.get(key) ?? [];

export function setNotices(key, notices) {
  kept.set(key, notices);
  emit("notices", "refreshed");
}

/** What is not persistent goes when the person goes on to another message. */
export function forgetPassing(key) {
  kept.set(key, noticesOn(key).filter((notice) => notice.persistent));
}

function bar(key, notice) {
  const isError = notice.type === "errorMessage";
  const dismiss = () => setNotices(key, noticesOn(key).filter((one) => one !== notice));
  return h(
    "div",
    { class: `notice ${notice.type}`, role: isError ? "alert" : "status", "data-notice": notice.key },
    notice.type === "progressIndicator" && h("span", { class: "spinner", "aria-hidden": "true" }),
    notice.iconUrl && h("img", { src: notice.iconUrl, alt: "", width: "16", height: "16" }),
    h("span", {}, h("b", {}, `${notice.addIn}: `), notice.message),
    h("button", { type: "button", "aria-label": "Dismiss", onclick: dismiss }, "×"),
  );
}

export const noticesFor = (key) => h("div", { class: "notices", role: "group", "aria-label": "Notifications" }, noticesOn(key).map((notice) => bar(key, notice)));
