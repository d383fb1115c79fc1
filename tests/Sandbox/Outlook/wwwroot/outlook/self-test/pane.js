import { composeChecks, mailboxChecks, readChecks, token } from "./checks.js";
import { promised } from "./promised.js";

const byId = (id) => document.getElementById(id);
const line = (list, text, status) => {
  const item = document.createElement("li");
  item.textContent = text;
  if (status) item.dataset.status = status;
  byId(list).append(item);
  return item;
};

function show() {
  const { item } = Office.context.mailbox;
  byId("item").textContent = !item ? "No item." : typeof item.subject === "string" ? `Reading: ${item.subject}` : "Writing.";
}

async function run() {
  byId("calls").replaceChildren();
  const { item } = Office.context.mailbox;
  const checks = { ...mailboxChecks, ...(!item ? {} : typeof item.subject === "string" ? readChecks : composeChecks) };
  for (const [name, check] of Object.entries(checks)) {
    try {
      const value = await check(item);
      line("calls", `${name} = ${JSON.stringify(value) ?? "done"}`, "succeeded").dataset.check = name;
    } catch (error) {
      const failure = `${name}: ${error.name} ${error.code ?? ""}`.trim();
      const said = line("calls", `${failure} ${error.message}`, "failed");
      Object.assign(said.dataset, { check: name, failure });
    }
  }
  line("calls", "All run.").id = "end";
}

function paint() {
  document.documentElement.style.colorScheme = Office.context.officeTheme?.isDarkTheme ? "dark" : "light";
}

const heard = (name) => (args) => {
  line("events", `${name} ${JSON.stringify(args.changedRecipientFields ?? args.officeTheme?.isDarkTheme ?? null)}`);
  show();
  paint();
};

async function listen(target, type, name) {
  if (!target.addHandlerAsync) return;
  await promised((done) => target.addHandlerAsync(type, heard(name), done)).catch((error) => line("events", `${name}: ${error.name}`, "failed"));
}

function openDialog(displayInIframe) {
  const url = new URL("dialog.html", location.href).href;
  Office.context.ui.displayDialogAsync(url, { height: 40, width: 30, displayInIframe }, ({ status, value, error }) => {
    if (status === "failed") {
      line("events", `Dialog: ${error.code}`, "failed");
      return;
    }
    value.addEventHandler(Office.EventType.DialogMessageReceived, ({ message }) => {
      line("events", `Dialog says ${message}`);
      value.messageChild("heard");
    });
    value.addEventHandler(Office.EventType.DialogEventReceived, ({ error: code }) => line("events", `Dialog ended with ${code}`));
  });
}

const info = await Office.onReady();
document.body.dataset.host = `${info.host} ${info.platform}`;
show();
paint();
byId("run").addEventListener("click", run);
byId("signIn").addEventListener("click", async () => line("events", JSON.stringify(await token("GetTokenPopup"))));
byId("dialog").addEventListener("click", () => openDialog(true));
byId("window").addEventListener("click", () => openDialog(false));
const { mailbox } = Office.context;
await listen(mailbox, Office.EventType.ItemChanged, "ItemChanged");
await listen(mailbox, Office.EventType.SelectedItemsChanged, "SelectedItemsChanged");
await listen(mailbox, Office.EventType.OfficeThemeChanged, "OfficeThemeChanged");
if (mailbox.item) await listen(mailbox.item, Office.EventType.RecipientsChanged, "RecipientsChanged");
document.body.dataset.listening = "true";
