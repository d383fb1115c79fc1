const name = "emailsync.marked";

/** Tells the other pages of the add-in which messages were marked: the ribbon's page and the pane know nothing of each other. */
export function tellMarked(keys: readonly string[]) {
  if (!isThere()) return;
  const channel = new BroadcastChannel(name);
  channel.postMessage(keys);
  channel.close();
}

/**
 * Calls with the keys of messages that were marked on another page, until the returned function is called. Where pages
 * cannot tell each other, or are kept apart by Outlook, nothing is heard.
 */
export function onMarked(heard: (keys: readonly string[]) => void): () => void {
  if (!isThere()) return () => undefined;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<readonly string[]>) => heard(data);
  return () => channel.close();
}

/** Older web views lack it. */
function isThere(): boolean {
  return "BroadcastChannel" in globalThis;
}
