import "@testing-library/jest-dom/vitest";
import { onlineManager } from "@tanstack/react-query";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";

configure({
  asyncUtilTimeout: 30_000,
  // Without layout Fluent takes every element for hidden, and so hides a page with a dialog from itself.
  defaultHidden: true,
  // The whole page as text helps nobody; the sentence that was looked for does.
  getElementError: (message) => Object.assign(new Error(message ?? ""), { name: "TestingLibraryElementError" }),
});

// What jsdom lacks and Fluent or the pages ask for.
globalThis.ResizeObserver = class {
  observe() {
    return undefined;
  }
  unobserve() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
};
Element.prototype.scrollIntoView = () => undefined;
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });

beforeEach(() => {
  onlineManager.setOnline(true);
});

afterEach(() => {
  cleanup();
  window.history.replaceState(null, "", "/");
});
