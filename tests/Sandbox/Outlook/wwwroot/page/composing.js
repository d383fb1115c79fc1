import { alertAbout, say } from "./dom.js";
import { server } from "./server.js";
import { emit, state } from "./state.js";

/** Opens the form; what was open before closes. */
export function openCompose(draft) {
  state.open = { kind: "compose", key: draft.key, mailbox: state.person.email, draft };
  emit("opened", "selection");
}

/** A message that was begun is kept in Drafts when its form closes. */
export async function closeCompose() {
  const { open } = state;
  if (open?.kind !== "compose") return;
  state.open = null;
  emit("opened", "selection");
  if (open.draft.isChanged && !open.draft.isEmpty) await saveDraft(open.draft);
}

export async function saveDraft(draft) {
  try {
    const { id, conversationId } = await server.save(state.person.email, draft.toComposition());
    draft.set({ id, conversationId });
    draft.isChanged = false;
    return id;
  } catch (error) {
    alertAbout(`The draft was not saved: ${error.message}`);
    throw error;
  }
}

export async function discard(draft) {
  if (draft.id) await server.remove(state.person.email, draft.id);
  leave(draft, "Draft discarded.");
}

/** Back to what is selected, which the draft itself is no more. */
function leave(draft, words) {
  state.open = null;
  state.selection = state.selection.filter((id) => id !== draft.id);
  say(words);
  emit("opened", "selection", "formClosed");
}

export async function send(draft) {
  const invalid = [...draft.to, ...draft.cc, ...draft.bcc].find(({ address }) => !/^\S+@\S+$/.test(address));
  if (invalid) {
    alertAbout(`“${invalid.address}” is no address.`);
    return;
  }
  try {
    await server.send(state.person.email, draft.toComposition());
    leave(draft, "Message sent.");
  } catch (error) {
    alertAbout(`The message was not sent: ${error.message}`);
  }
}
