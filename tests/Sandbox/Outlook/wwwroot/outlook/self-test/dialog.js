import { promised } from "./promised.js";

await Office.onReady();
document.getElementById("answer").addEventListener("click", () => Office.context.ui.messageParent("forty-two"));
await promised((done) =>
  Office.context.ui.addHandlerAsync(Office.EventType.DialogParentMessageReceived, ({ message }) => (document.getElementById("heard").textContent = message), done),
);
