import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeApi, problem } from "./support/fakeApi";
import { openApp } from "./support/openApp";
import { anItem, answerPreview, aPreview } from "./support/previews";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

const ofSettings = "POST /api/me/jobs/email/settings/preview";
const ask = () => screen.findByRole("button", { name: "See what this would change" });
const panel = async () => within(await screen.findByRole("region", { name: "What this would change" }));

async function changeDays(user: ReturnType<typeof openApp>["user"]) {
  await user.click(await screen.findByRole("checkbox", { name: "Friday" }));
}

describe("A preview of settings (N2)", () => {
  it("shows how far it is, then both directions with what is said of each message, and saves nothing", async () => {
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const result = aPreview({
      wouldRecord: 1500,
      wouldNoLonger: 1,
      items: [anItem("Offer", true), anItem("", false)],
    });
    answerPreview(api, ofSettings, aPreview({ isDone: false, read: 300 }), held, result);
    const { user } = openApp(api, "/settings/edit");
    await changeDays(user);
    await user.click(await ask());
    const running = await panel();
    expect(await running.findByRole("progressbar", { name: "Messages looked at" })).toHaveAttribute(
      "aria-valuenow",
      "300",
    );
    expect(running.getByText("300 of 1,204 looked at")).toBeVisible();
    goOn();
    expect(await running.findByText(/1,500 more would be recorded and 1 would no longer be/)).toBeVisible();
    const more = within(running.getByRole("region", { name: "Would be recorded" }));
    expect(more.getByText("Offer")).toBeVisible();
    expect(more.getByText("Now: Offer as it is.")).toBeVisible();
    expect(more.getByText("Then: Offer as it would be.")).toBeVisible();
    expect(more.getByText("and 1,499 more")).toBeVisible();
    const less = within(running.getByRole("region", { name: "Would no longer be recorded" }));
    expect(less.getAllByRole("listitem")).toHaveLength(1);
    expect(api.sent(ofSettings)[0]?.body).toEqual({
      values: { days: ["monday", "tuesday", "wednesday", "thursday"] },
      unset: [],
    });
    expect(api.sent("PUT /api/me/jobs/email/settings")).toEqual([]);
  });

  it("is forgotten when a value is changed after it, and ends where it is stopped", async () => {
    answerPreview(api, ofSettings, aPreview());
    const { user } = openApp(api, "/settings/edit");
    await changeDays(user);
    await user.click(await ask());
    expect(
      await (await panel()).findByText("Nothing would change for 1,204 messages of the last 30 days."),
    ).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "Monday" }));
    await waitFor(() =>
      expect(screen.queryByRole("region", { name: "What this would change" })).not.toBeInTheDocument(),
    );

    answerPreview(
      api,
      ofSettings,
      aPreview({ isDone: false, read: 100, total: null }),
      new Promise<void>(() => undefined),
    );
    await user.click(await ask());
    const running = await panel();
    expect(await running.findByText("100 looked at")).toBeVisible();
    await user.click(running.getByRole("button", { name: "Stop looking" }));
    expect(screen.getByText("Stopped. Nothing was changed.").parentElement).toHaveFocus();
  });

  it("says why only a part was looked at", async () => {
    answerPreview(api, ofSettings, aPreview({ isComplete: false, read: 800 }));
    const { user } = openApp(api, "/settings/edit");
    await changeDays(user);
    await user.click(await ask());
    expect(await screen.findByText(/800 of 1,204 messages were looked at/)).toBeVisible();

    answerPreview(
      api,
      ofSettings,
      aPreview({ isComplete: false, trouble: "Exchange did not answer, so only a part was looked at." }),
    );
    await user.click(await ask());
    expect(await screen.findByText("Exchange did not answer, so only a part was looked at.")).toBeVisible();
  });

  it("says what is wrong, and offers to try again, where it cannot be worked out or breaks off", async () => {
    api.answer(ofSettings, problem(409, "Connect Salesforce first."));
    const { user } = openApp(api, "/settings/edit");
    await changeDays(user);
    await user.click(await ask());
    expect(await screen.findByText("Connect Salesforce first.")).toBeVisible();

    answerPreview(api, ofSettings, aPreview({ isDone: false }));
    await user.click((await panel()).getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(/cannot be reached|did not answer/i)).toBeVisible();
  });

  it("asks nothing where nothing was changed, or where a value is wrong", async () => {
    const { user } = openApp(api, "/settings/edit");
    await user.click(await ask());
    expect(await screen.findByText(/Change something first/)).toBeVisible();

    const field = await screen.findByRole("textbox", { name: "Sync Frequency" });
    await user.clear(field);
    await user.type(field, "5");
    await user.click(await ask());
    expect(await screen.findByText("One thing must be mended first:")).toBeVisible();
    expect(api.sent(ofSettings)).toEqual([]);
  });

  it("is not offered where it would be everybody's", async () => {
    openApp(api, "/organisation/edit");
    await screen.findByRole("button", { name: "Save" });
    expect(screen.queryByRole("button", { name: "See what this would change" })).not.toBeInTheDocument();
  });
});
