import { onlineManager } from "@tanstack/react-query";
import { act, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ApiFailure } from "../src/api/failure";
import { problem } from "./support/fakeApi";
import { anItem } from "./support/fakeOutlook";
import { api, card, explain, inOutlook, outlook } from "./support/inOutlook";
import { anIdentity } from "./support/openApp";
import { openPane } from "./support/openPane";

inOutlook();

describe("What is no message of this mailbox", () => {
  it("has its own sentence: nothing, a draft, a meeting request", async () => {
    outlook.selected = [];
    openPane(api);
    expect(await screen.findByText("No message is selected.")).toBeVisible();
    act(() => outlook.select(anItem("3", { subject: { getAsync: () => undefined }, itemClass: undefined })));
    expect(await screen.findByText("This message is not sent yet.")).toBeVisible();
    act(() => outlook.select(anItem("4", { itemClass: "IPM.Schedule.Meeting.Request" })));
    expect(await screen.findByText("This is about a meeting.")).toBeVisible();
    act(() => outlook.select());
    expect(await screen.findByText("No message is selected.")).toBeVisible();
    act(() => outlook.select(anItem("5", { itemType: "appointment", itemClass: undefined })));
    expect(await screen.findByText("This is about a meeting.")).toBeVisible();
    expect(api.sent(explain)).toEqual([]);
  });

  it("a message of another mailbox, of a shared one by name", async () => {
    outlook.selected = [anItem("9")];
    openPane(api);
    expect(await screen.findByText("This message is not in your mailbox.")).toBeVisible();
    act(() => outlook.select(anItem("8", { owner: "sales@contoso.example" })));
    expect(await screen.findByText("This message is in the mailbox sales@contoso.example.")).toBeVisible();
  });

  it("several messages, marked one after the other where Outlook can", async () => {
    const { user } = openPane(api);
    await card();
    act(() => outlook.select(anItem("1"), anItem("2"), anItem("3")));
    expect(await screen.findByText("3 messages are selected.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Do Not Record" }));
    expect(await screen.findAllByText(/^Marked Do Not Record: 3 messages./)).not.toEqual([]);
    expect(outlook.selected.map(({ set }) => set)).toEqual([["DoNotSync"], ["DoNotSync"], ["DoNotSync"]]);
  });

  it("several messages of a shared mailbox, which are left as they are", async () => {
    const { user } = openPane(api);
    await card();
    act(() =>
      outlook.select(anItem("1", { owner: "sales@contoso.example" }), anItem("2", { owner: "sales@contoso.example" })),
    );
    await user.click(await screen.findByRole("button", { name: "Record" }));
    expect(await screen.findByText(/EmailSync records the mail of your own mailbox/)).toBeVisible();
    expect(outlook.selected.map(({ set }) => set)).toEqual([[], []]);
  });

  it("a message that Outlook does not hand out, which is not the same as none", async () => {
    outlook.selected = [anItem("1")];
    openPane(api);
    await card();
    act(() => outlook.select(anItem("6", { isWithheld: true })));
    expect(await screen.findByRole("status", { name: /^Loading/ })).toBeInTheDocument();
    expect(await screen.findByText("Outlook does not hand this message to add-ins.")).toBeVisible();
  });

  it("several messages, counted only, where it cannot", async () => {
    outlook.sets = ["1.8", "1.13"];
    outlook.selected = [anItem("1"), anItem("2")];
    openPane(api);
    expect(await screen.findByText("2 messages are selected.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Record" })).not.toBeInTheDocument();
  });
});

describe("A pane that cannot", () => {
  it("says that it is being decided, and asks again by itself", async () => {
    api.answer(explain, problem(409, "The message is being recorded at this moment.", {}, { code: "being_recorded" }));
    openPane(api);
    expect(await screen.findByText("The message is being recorded at this moment.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Do Not Record" })).toBeVisible();
    api.asUsual(explain);
    expect(await screen.findByText("Recorded on Maria Lopez.")).toBeVisible();
  });

  it("says what is wrong where Salesforce cannot be asked, and does not call that being recorded", async () => {
    api.answer(explain, problem(409, "Salesforce cannot be asked at the moment.", {}, { code: "not_connected" }));
    openPane(api);
    expect(await screen.findByText("Salesforce cannot be asked at the moment.")).toBeVisible();
    expect(screen.queryByText("Not decided yet")).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
  });

  it("says that it is offline, and loads when it is back", async () => {
    openPane(api);
    await card();
    act(() => onlineManager.setOnline(false));
    act(() => outlook.select(anItem("2")));
    expect(
      await screen.findByText("You are offline. We load what happened to this message as soon as you are back."),
    ).toBeVisible();
    act(() => onlineManager.setOnline(true));
    expect(await screen.findByText("The second one's own sentence.")).toBeVisible();
  });

  it("asks who is signed out, once, in the pane, and goes on", async () => {
    let ended = true;
    const accessToken = () =>
      ended ? Promise.reject(new ApiFailure({ kind: "signedOut" })) : Promise.resolve("token");
    const renewed = anIdentity({ accessToken, signOut: null });
    const signIn = vi.fn(() => {
      ended = false;
      return Promise.resolve(renewed);
    });
    const { user } = openPane(api, anIdentity({ accessToken, signIn, signOut: null }));
    await user.click(await screen.findByRole("button", { name: "Sign in again" }));
    expect(await screen.findByText("Recorded on Maria Lopez.")).toBeVisible();
    expect(signIn).toHaveBeenCalledOnce();
    expect(screen.queryByRole("button", { name: "Sign in again" })).not.toBeInTheDocument();
  });

  it("says that Outlook does not answer, or that this is none", async () => {
    outlook.host = null;
    const { view } = openPane(api);
    expect(await screen.findByText("This page belongs in Outlook.")).toBeVisible();
    view.unmount();
    vi.stubGlobal("Office", undefined);
    openPane(api);
    expect(await screen.findByText("Outlook did not answer.")).toBeVisible();
  });
});

describe("My Settings in the pane (O5)", () => {
  it("are the browser's own pages, and lead back to the message", async () => {
    const { user } = openPane(api);
    await card();
    for (const name of ["Sync Jobs", "Sync History"]) {
      await user.click(screen.getByRole("button", { name: "My Settings" }));
      await user.click(await screen.findByRole("menuitem", { name }));
      expect(await screen.findByRole("heading", { name, level: 1 })).toBeVisible();
    }
    await user.click(screen.getByRole("button", { name: "Back to the message" }));
    expect(await card()).toBeVisible();
  });
});

describe("The pane's theme (O7)", () => {
  it("is Outlook's, and follows it", async () => {
    openPane(api);
    await card();
    const background = () =>
      getComputedStyle(document.querySelector(".fui-FluentProvider") ?? document.body).getPropertyValue(
        "--colorNeutralBackground1",
      );
    const light = background();
    act(() => outlook.changeTheme(true));
    // What the browser draws itself, its scroll bars, goes with it.
    expect(document.documentElement.style.colorScheme).toBe("dark");
    expect(background()).not.toBe(light);
  });
});
