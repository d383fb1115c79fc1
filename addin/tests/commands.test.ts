import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { anItem, FakeOutlook, type FakeItem } from "./support/fakeOutlook";

let outlook: FakeOutlook;
let item: FakeItem;
beforeEach(async () => {
  outlook = new FakeOutlook().install();
  item = anItem("1");
  outlook.selected = [item];
  // O2: no sign-in, no API.
  vi.stubGlobal("fetch", () => Promise.reject(new Error("The commands must not call anybody.")));
  vi.resetModules();
  await import("../src/entry/commands");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const notice = () => item.notices[0];

describe("Ribbon commands (O2)", () => {
  it("Record puts CRM on and takes DoNotSync off, and says so once", async () => {
    item.set = ["Holiday", "DoNotSync"];
    await outlook.press("record");
    expect(item.set).toEqual(["Holiday", "CRM"]);
    expect(notice()).toMatchObject({
      type: "informationalMessage",
      message: "Marked Record. The next sync will look at it.",
    });
  });

  it("Do Not Record is the reverse", async () => {
    item.set = ["CRM"];
    await outlook.press("doNotRecord");
    expect(item.set).toEqual(["DoNotSync"]);
    expect(notice()?.message).toBe("Marked Do Not Record. The next sync will look at it.");
  });

  it("add the category to the mailbox's list only where it lacks", async () => {
    await outlook.press("record");
    await outlook.press("doNotRecord");
    await outlook.press("record");
    expect(outlook.masterList).toEqual(["Red category", "CRM", "DoNotSync"]);
  });

  it("know a category whatever its case and white space, and keep its spelling (D17)", async () => {
    outlook.masterList = ["crm "];
    item.set = [" donotsync"];
    await outlook.press("record");
    expect(item.set).toEqual(["crm "]);
    expect(outlook.masterList).toEqual(["crm "]);
  });

  it("do nothing twice", async () => {
    item.set = ["CRM"];
    await outlook.press("record");
    expect(item.set).toEqual(["CRM"]);
    expect(outlook.masterList).toEqual(["Red category"]);
  });

  it("go on when the category was added to the list meanwhile", async () => {
    outlook.refuses.set("masterCategories.addAsync", { name: "DuplicateCategory", message: "It is there already." });
    outlook.masterList = ["Red category"];
    const pressed = outlook.press("record");
    outlook.masterList = [];
    queueMicrotask(() => outlook.masterList.push("CRM"));
    await pressed;
    expect(item.set).toEqual(["CRM"]);
  });

  it("say what failed in Outlook's words, and end", async () => {
    outlook.refuses.set("masterCategories.addAsync", { name: "PermissionDenied", message: "You are a delegate." });
    await outlook.press("record");
    expect(notice()).toEqual({
      type: "errorMessage",
      message: "Not marked Record. Outlook refused it: You are a delegate.",
    });
  });

  it("end also when Outlook refuses the notice itself", async () => {
    outlook.refuses.set("notificationMessages.replaceAsync", { name: "Error", message: "No room." });
    await outlook.press("record");
    expect(item.set).toEqual(["CRM"]);
  });

  it("end when Outlook never answers, saying so", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    outlook.silent.add("categories.getAsync");
    const pressed = outlook.press("record");
    await vi.advanceTimersByTimeAsync(20_000);
    await pressed;
    expect(notice()?.message).toBe("Not marked Record. Outlook did not answer. Try again.");
  });

  it("mark only the message on which they were pressed, and write on no other", async () => {
    const other = anItem("2");
    const release = outlook.hold("categories.getAsync");
    const pressed = outlook.press("record");
    outlook.select(other);
    release();
    await pressed;
    expect([item.set, other.set, other.notices]).toEqual([[], [], []]);
  });

  it("mark all of several, and say so where one of them is open", async () => {
    outlook.keepsLastOpen = true;
    outlook.selected = [anItem("1", { set: ["DoNotSync"] }), anItem("2"), anItem("3")];
    await outlook.press("record");
    expect(outlook.selected.map(({ set }) => set)).toEqual([["CRM"], ["CRM"], ["CRM"]]);
    expect(outlook.selected.map(({ notices }) => notices[0]?.message)).toEqual([
      undefined,
      undefined,
      "Marked Record: 3 messages. The next sync will look at them.",
    ]);
  });

  it("mark all of several where none of them is open", async () => {
    outlook.selected = [anItem("1"), anItem("2")];
    await outlook.press("doNotRecord");
    expect(outlook.selected.map(({ set }) => set)).toEqual([["DoNotSync"], ["DoNotSync"]]);
  });

  it("say how far they came when one of several is refused", async () => {
    outlook.keepsLastOpen = true;
    outlook.selected = [anItem("1"), anItem("2")];
    outlook.refuses.set("categories.addAsync", { name: "Busy", message: "The mailbox is busy." });
    await outlook.press("record");
    expect(outlook.selected[1]?.notices[0]).toEqual({
      type: "errorMessage",
      message: "Marked Record: 0 of 2 messages. Then it stopped. Outlook refused it: The mailbox is busy.",
    });
  });

  it("touch none of several, and say so, where Outlook opens one at a time", async () => {
    outlook.sets = ["1.8", "1.13"];
    outlook.keepsLastOpen = true;
    outlook.selected = [anItem("1"), anItem("2")];
    await outlook.press("record");
    expect(outlook.selected.map(({ set }) => set)).toEqual([[], []]);
    expect(outlook.selected[1]?.notices[0]?.message).toBe(
      "Not marked Record. This Outlook marks one message at a time: select one.",
    );
  });

  it("leave a colleague's mailbox alone", async () => {
    item.owner = "sales@contoso.example";
    await outlook.press("record");
    expect(item.set).toEqual([]);
    expect(notice()?.message).toBe("Not marked Record. EmailSync records the mail of your own mailbox.");
  });

  it("leave a message alone while Outlook does not say whose mailbox it is in", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    item.owner = "sales@contoso.example";
    outlook.silent.add("getSharedPropertiesAsync");
    const pressed = outlook.press("record");
    await vi.advanceTimersByTimeAsync(20_000);
    await pressed;
    expect(item.set).toEqual([]);
    expect(notice()?.message).toBe("Not marked Record. Outlook did not answer. Try again.");
  });

  it("leave it alone too where Outlook could not find out, and not where it is not shared", async () => {
    outlook.refuses.set("getSharedPropertiesAsync", { name: "GenericTokenError", message: "No token.", code: 9018 });
    await outlook.press("record");
    expect(item.set).toEqual([]);
    expect(notice()?.message).toBe("Not marked Record. Outlook refused it: No token.");
    outlook.refuses.set("getSharedPropertiesAsync", {
      name: "Error",
      message: "The folder is not shared.",
      code: 5000,
    });
    await outlook.press("record");
    expect(item.set).toEqual(["CRM"]);
  });

  it("say what is so when only the second of two categories fails", async () => {
    item.set = ["DoNotSync"];
    outlook.refuses.set("categories.removeAsync", { name: "Busy", message: "Try later." });
    await outlook.press("record");
    expect(item.set).toEqual(["DoNotSync", "CRM"]);
    expect(notice()).toEqual({
      type: "errorMessage",
      message:
        "Marked Record, but it is still marked Do Not Record, too: so it is not recorded. Outlook refused it: Try later.",
    });
  });

  it("end without a message", async () => {
    outlook.selected = [];
    await expect(outlook.press("record")).resolves.toBeUndefined();
  });
});
