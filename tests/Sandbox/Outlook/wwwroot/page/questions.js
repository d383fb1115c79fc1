import { h } from "./dom.js";

/** A question over the page; true where the person agrees. Escape is a no. */
export function question(title, text, yes, no) {
  return new Promise((resolve) => {
    const dialog = h(
      "dialog",
      { class: "question", "aria-labelledby": "questionTitle" },
      h("h2", { id: "questionTitle" }, title),
      h("p", {}, text),
      h(
        "div",
        { class: "actions" },
        h("button", { type: "button", class: "primary", autofocus: true, onclick: () => dialog.close("yes") }, yes),
        h("button", { type: "button", onclick: () => dialog.close("") }, no),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
