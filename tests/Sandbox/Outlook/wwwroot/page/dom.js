/** An element: attributes, on… listeners, and children; null and false are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Puts new children in, and leaves the focus where it was, by the element's data-key. */
export function fill(parent, ...children) {
  const key = parent.contains(document.activeElement) ? document.activeElement.dataset?.key : undefined;
  parent.replaceChildren(...children.flat().filter(Boolean));
  if (key) parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** Something that went wrong, for whoever looks at the page or tests it. */
export function alertAbout(text) {
  const line = h("p", {}, text, h("button", { type: "button", "aria-label": "Dismiss", onclick: () => line.remove() }, "×"));
  byId("alerts").append(line);
}

export function say(text) {
  byId("status").textContent = text;
}
