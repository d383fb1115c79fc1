import { alertAbout, byId, say } from "../page/dom.js";
import { state } from "../page/state.js";
import { AddInFrame } from "./frame.js";

let queue = Promise.resolve();
let lastRun = 0;

/** One after the other, as in Outlook; a click waits for the command before it. */
export function runCommand(button) {
  const { open } = state;
  queue = queue.then(() => run(button, open)).catch((error) => alertAbout(`${button.label}: ${error.message}`));
  return queue;
}

async function run(button, open) {
  const id = ++lastRun;
  let settle;
  const ended = new Promise((resolve) => (settle = resolve));
  const frame = new AddInFrame("command", {
    url: state.addIn.functionFile,
    button,
    item: () => open && (state.open?.key === open.key ? state.open : null),
    title: `${state.addIn.name}: ${button.label}`,
    on: {
      completed: (_frame, { run: which }) => which === id && settle("completed"),
      missing: (_frame, { run: which }) => which === id && settle("missing"),
    },
  });
  byId("commands").append(frame.element);
  frame.load();
  say(`${button.label} …`);
  const seconds = state.commandSeconds;
  const late = setTimeout(() => settle("late"), seconds * 1000);
  frame.isReady.then(() => frame.post({ op: "invoke", run: id, name: button.functionName, controlId: button.id }));
  const outcome = await ended;
  clearTimeout(late);
  frame.remove();
  say(outcome === "completed" ? `${button.label}: done.` : "");
  if (outcome === "missing") alertAbout(`${button.label}: the add-in has no function ${button.functionName}.`);
  if (outcome === "late") alertAbout(`${button.label}: the add-in did not complete the command within ${seconds} seconds. Outlook would hold back every later click.`);
}
