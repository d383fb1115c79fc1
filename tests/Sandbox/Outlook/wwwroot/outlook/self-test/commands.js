import { promised } from "./promised.js";

async function mark(event) {
  const { item, masterCategories } = Office.context.mailbox;
  try {
    const names = (await promised((done) => masterCategories.getAsync(done))).map((one) => one.displayName);
    if (!names.includes("Marked"))
      await promised((done) => masterCategories.addAsync([{ displayName: "Marked", color: Office.MailboxEnums.CategoryColor.Preset4 }], done));
    await promised((done) => item.categories.addAsync(["Marked"], done));
    const notice = { type: "informationalMessage", message: "Marked.", icon: "icon16", persistent: false };
    await promised((done) => item.notificationMessages.replaceAsync("marked", notice, done)).catch(() =>
      promised((done) => item.notificationMessages.addAsync("marked", notice, done)),
    );
  } catch (error) {
    await promised((done) => item.notificationMessages.addAsync("failed", { type: "errorMessage", message: `Not marked: ${error.name}` }, done));
  } finally {
    event.completed();
  }
}

async function addBcc(event) {
  await promised((done) => Office.context.mailbox.item.bcc.addAsync(["record@smart.example"], done));
  event.completed();
}

Office.actions.associate("mark", mark);
Office.actions.associate("addBcc", addBcc);
// Found by its name on window, as older add-ins have it.
window.forget = () => {};
