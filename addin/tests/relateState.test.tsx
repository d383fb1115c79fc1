import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { problem } from "./support/fakeApi";
import { api, inOutlook } from "./support/inOutlook";
import { openPane } from "./support/openPane";
import { button, chosen, pumps, records, relate, relatedTo } from "./support/relating";

inOutlook();

describe("A record to relate to (R1)", () => {
  it("says what will be no longer than until the message is recorded", async () => {
    relatedTo({ ...chosen, record: null }, { outcome: "pending", code: "recorded" });
    api.answer(records, { body: { items: [pumps] } });
    api.answer(relate, () => {
      relatedTo(chosen, { outcome: "pending", code: "recorded" });
      return { status: 204 };
    });
    const { user } = openPane(api);
    await user.click(await button("Relate to…"));
    await user.click(await button(/^Pumps for Lopez/));
    const promise = "It will be related to Pumps for Lopez when it is recorded.";
    expect(await screen.findByText(promise, { selector: ".fui-MessageBarBody" })).toBeVisible();

    relatedTo(chosen);
    await user.click(await button("Record now"));
    expect(await button("Undo")).toBeVisible();
    expect(screen.queryByText(promise, { selector: ".fui-MessageBarBody" })).not.toBeInTheDocument();
  });

  it("makes the connection where there is none, and looks again when the person is back", async () => {
    api.answer(
      records,
      problem(409, "Connect Salesforce first: the records are there.", {}, { code: "not_connected" }),
    );
    const { user, leaveTo } = openPane(api);
    await user.click(await button("Relate to…"));
    expect(await screen.findByText("Connect Salesforce first: the records are there.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Try again" })).not.toBeInTheDocument();
    await user.click(await button("Connect Salesforce"));
    await waitFor(() => expect(leaveTo).toHaveBeenCalledOnce());
    api.answer(records, { body: { items: [pumps] } });
    act(() => void window.dispatchEvent(new Event("focus")));
    expect(await button(/^Pumps for Lopez/)).toBeVisible();
  });
});
