import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { anExplanation } from "./support/builders";
import { problem } from "./support/fakeApi";
import { api, explain, inOutlook } from "./support/inOutlook";
import { openPane } from "./support/openPane";

const choose = "POST /api/me/messages/choose";
const address = "maria@lopez.example";

inOutlook();

const trigger = () => screen.findByRole("button", { name: `Choose another ${address}` });

/** The service does what it was asked. */
function obey() {
  api.answer(choose, () => {
    const [person] = anExplanation("1").people;
    const [other] = person?.others ?? [];
    if (!person || !other) throw new Error("Nobody to choose from.");
    const chosen = { ...person, ...other, chosenBy: "You chose this one for the address.", others: [person] };
    api.world.explanations["1"] = anExplanation("1", { people: [chosen] });
    return { status: 204 };
  });
}

describe("Several people with one address (M4)", () => {
  it("are told apart, and another one is chosen and shown in the same place", async () => {
    obey();
    const { user } = openPane(api);
    const button = await trigger();
    await user.click(button);
    await user.click(await screen.findByRole("menuitem", { name: "M. Lopez (Contact, Lopez S.A.)" }));
    expect(await screen.findByText("You chose this one for the address.")).toBeVisible();
    expect(api.sent(choose).map(({ body }) => body)).toEqual([
      { id: null, internetMessageId: "<1@lopez.example>", restId: "AAMk-1_=", address, personId: "003B" },
    ]);
    expect(
      await screen.findAllByText(`It is recorded on M. Lopez now, and later email with ${address} will be too.`),
    ).not.toEqual([]);
    expect(await trigger()).toBe(button);
  });

  it("says what holds from now on where nothing is recorded yet", async () => {
    api.world.explanations["1"] = anExplanation("1", { outcome: "pending", code: "recorded", records: [] });
    obey();
    const { user } = openPane(api);
    await user.click(await trigger());
    await user.click(await screen.findByRole("menuitem", { name: /^M. Lopez/ }));
    expect(await screen.findAllByText(`M. Lopez is meant by ${address} now, also in later email.`)).not.toEqual([]);
  });

  it("is busy until it is done, and takes no second click meanwhile", async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    api.answer(choose, async () => {
      await released;
      return { status: 204 };
    });
    const { user } = openPane(api);
    await user.click(await trigger());
    await user.click(await screen.findByRole("menuitem", { name: /^M. Lopez/ }));
    const busy = await screen.findByRole("button", { name: `Changing… ${address}` });
    expect(busy).toHaveAttribute("aria-disabled", "true");
    await user.click(busy);
    expect(screen.queryByRole("menuitem")).not.toBeInTheDocument();
    release();
    await trigger();
    expect(api.sent(choose)).toHaveLength(1);
  });

  it("shows Salesforce's words where it refuses, and what is so then", async () => {
    api.answer(choose, () => problem(409, 'Salesforce says: "Closed is closed"', {}, { code: "refused" }));
    const { user } = openPane(api);
    await user.click(await trigger());
    const before = api.sent(explain).length;
    await user.click(await screen.findByRole("menuitem", { name: /^M. Lopez/ }));
    expect(await screen.findByText(/Closed is closed/)).toBeVisible();
    expect(screen.getByText("Nobody else was chosen.")).toBeVisible();
    expect(api.sent(explain).length).toBeGreaterThan(before);
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    await waitFor(() => expect(screen.queryByText(/Closed is closed/)).not.toBeInTheDocument());
  });

  it("says that EmailSync cannot be reached", async () => {
    const { user } = openPane(api);
    await user.click(await trigger());
    const item = await screen.findByRole("menuitem", { name: /^M. Lopez/ });
    api.stop();
    await user.click(item);
    expect(await screen.findByText("Nobody else was chosen.")).toBeVisible();
    expect(await screen.findAllByText(/EmailSync cannot be reached/)).not.toEqual([]);
  });

  it("is not offered where there is nobody else", async () => {
    const [person] = anExplanation("1").people;
    api.world.explanations["1"] = anExplanation("1", { people: person ? [{ ...person, others: [] }] : [] });
    openPane(api);
    expect(await screen.findByRole("link", { name: /^Maria Lopez/ })).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Choose another/ })).not.toBeInTheDocument();
  });
});
