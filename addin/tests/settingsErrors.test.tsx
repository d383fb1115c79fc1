import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeApi } from "./support/fakeApi";
import { openApp } from "./support/openApp";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

describe("Email Sync Settings that cannot be saved", () => {
  it("name what is wrong in the order of the form, whatever was found first", async () => {
    const { user } = openApp(api, "/settings/edit");
    await user.clear(await screen.findByRole("textbox", { name: "Past days" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("One thing must be mended first:")).toBeVisible();
    const frequency = screen.getByRole("textbox", { name: "Sync Frequency" });
    await user.clear(frequency);
    await user.type(frequency, "1");
    for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"])
      await user.click(screen.getByRole("checkbox", { name: day }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    const sum = (await screen.findByText("3 things must be mended first:")).closest("div");
    expect(
      within(sum ?? document.body)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent.split(":")[0]),
    ).toEqual(["Sync Frequency", "Days", "Past days"]);
  });
});
