import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tick, 15_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick() {
  now = new Date();
  for (const listener of listeners) listener();
}

function current() {
  // With nobody listening the clock stood still; the first reader sets it.
  if (listeners.size === 0 && Date.now() - now.getTime() > 1_000) now = new Date();
  return now;
}

/** One clock for the whole page, so that all dates on it turn together. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, current);
}
