import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aMessage, anExplanation, minutes } from "./support/builders";
import { FakeApi, problem } from "./support/fakeApi";
import { openApp } from "./support/openApp";

let api: FakeApi;
beforeEach(async () => {
  api = await new FakeApi().start();
});
afterEach(() => api.stop());

const list = (view = "Recorded") => screen.findByRole("list", { name: `${view} messages` });

describe("Sync History", () => {
  it("has the sentence and the records on every row", async () => {
    openApp(api, "/history");
    const [row] = within(await list()).getAllByRole("listitem");
    expect(row).toHaveTextContent("Recorded on Maria Lopez.");
    expect(within(row ?? document.body).getByRole("link", { name: /^Offer 1/ })).toHaveAttribute("target", "_blank");
  });

  it("says of a message without a subject that it has none", async () => {
    api.world.history.recorded = [aMessage("1", { subject: "" })];
    openApp(api, "/history");
    expect(await screen.findByText("(no subject)")).toBeVisible();
    expect(screen.getByRole("button", { name: "Why? (no subject)" })).toBeVisible();
  });

  it("shows another view by its tab, with when it is looked at again", async () => {
    const { user } = openApp(api, "/history");
    await user.click(await screen.findByRole("tab", { name: "Unresolved" }));
    expect(await list("Unresolved")).toHaveTextContent(
      "Nobody in Salesforce has the address sam@new.example. We look again until 23 December.",
    );
    await user.click(screen.getByRole("tab", { name: "Excluded" }));
    expect(await screen.findByText("Nothing was excluded.")).toBeVisible();
  });

  it("appends pages by cursor and leaves what is there where it is", async () => {
    api.world.history.recorded = Array.from({ length: 60 }, (_, index) => aMessage(String(index)));
    const { user } = openApp(api, "/history");
    const first = within(await list()).getAllByRole("listitem")[0];
    await user.click(screen.getByRole("button", { name: "Load more" }));
    expect(await screen.findByText("That is all.")).toBeVisible();
    expect(within(await list()).getAllByRole("listitem")).toHaveLength(60);
    expect(first).toBeInTheDocument();
    expect(api.sent("GET /api/me/history").map(({ query }) => query.get("cursor"))).toEqual([null, "50"]);
    expect(screen.getByText("60 messages are shown now.")).toBeInTheDocument();
  });

  it("reads every page anew that is on show, and loses nobody's place", async () => {
    api.world.history.recorded = Array.from({ length: 120 }, (_, index) => aMessage(String(index)));
    const { user } = openApp(api, "/history");
    await list();
    await user.click(screen.getByRole("button", { name: "Load more" }));
    await waitFor(async () => expect(within(await list()).getAllByRole("listitem")).toHaveLength(100));
    api.world.history.recorded.unshift(aMessage("new", { subject: "Just in" }));
    await user.click(screen.getByRole("button", { name: "Refresh" }));
    expect(await screen.findByText("Just in")).toBeVisible();
    const rows = within(await list()).getAllByRole("listitem");
    expect(rows).toHaveLength(100);
    expect(rows[99]).toHaveTextContent("Offer 98");
    expect(screen.getByRole("button", { name: "Load more" })).toBeVisible();
  });

  it("keeps the rows and offers to go on when the next page fails", async () => {
    api.world.history.recorded = Array.from({ length: 60 }, (_, index) => aMessage(String(index)));
    const { user } = openApp(api, "/history");
    await list();
    api.answer("GET /api/me/history", problem(400, "This page is no longer there."));
    await user.click(screen.getByRole("button", { name: "Load more" }));
    expect(await screen.findByText("The next messages could not be loaded.")).toBeVisible();
    expect(within(await list()).getAllByRole("listitem")).toHaveLength(50);
  });

  it("searches once the typing rests, and says when nothing is found", async () => {
    const { user } = openApp(api, "/history");
    await list();
    await user.type(screen.getByRole("searchbox", { name: "Search" }), "nowhere");
    expect(await screen.findByText("No message matches “nowhere”.")).toBeVisible();
    expect(api.sent("GET /api/me/history").length).toBeLessThan(7);
    await user.click(screen.getByRole("button", { name: "Clear the search" }));
    await list();
  });

  it("explains a message: findings in order, the deciding one marked, with setting and level, people and links", async () => {
    const { user } = openApp(api, "/history");
    await user.click(await screen.findByRole("button", { name: "Why? Offer 1" }));
    const why = within(await screen.findByRole("dialog"));
    const decided = await why.findByText("This decided");
    expect(decided.closest("li")).toHaveTextContent("What is recorded: set by your organisation");
    expect(why.getByRole("link", { name: /^Maria Lopez/ })).toHaveAttribute(
      "href",
      "https://example.my.salesforce.com/003A",
    );
    expect(why.getByText("Chosen because you own it.")).toBeVisible();
    expect(why.getByText("sam@new.example")).toBeVisible();
  });

  it("leads from a rule to the value of its setting", async () => {
    const { user } = openApp(api, "/history");
    await user.click(await screen.findByRole("button", { name: "Why? Offer 1" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("link", { name: "What is recorded" }));
    const value = await screen.findByText("Attempt to Sync All Emails");
    await waitFor(() => expect(value.parentElement).toHaveFocus());
  });

  it("names each attachment with its size and what became of it, and opens what is in Salesforce", async () => {
    const url = "https://example.my.salesforce.com/sfc/servlet.shepherd/version/download/068A";
    api.world.explanations["1"] = anExplanation("1", {
      attachments: [
        { name: "plan.pdf", sizeBytes: 12_288, fate: "recorded", sentence: "Recorded.", url },
        { name: "film.mp4", sizeBytes: 9_437_184, fate: "tooLarge", sentence: "It is larger than 5 MB.", url: null },
        { name: "Shared.docx", sizeBytes: 0, fate: "link", sentence: "It is a link.", url: null },
      ],
    });
    const { user } = openApp(api, "/history");
    await user.click(await screen.findByRole("button", { name: "Why? Offer 1" }));
    const why = within(await screen.findByRole("dialog"));
    const part = within(await why.findByRole("region", { name: "Attachments" }));
    const [plan, film, shared] = part.getAllByRole("listitem");
    expect(plan).toHaveTextContent(/^plan\.pdf.* \(12 kB\): Recorded\.$/);
    expect(part.getByRole("link", { name: /^plan\.pdf/ })).toHaveAttribute("href", url);
    expect(film).toHaveTextContent("film.mp4 (9 MB): It is larger than 5 MB.");
    expect(shared).toHaveTextContent("Shared.docx: It is a link.");
  });

  it("says what was made, the files with the first Task, when and by which run", async () => {
    const url = "https://example.my.salesforce.com/sfc/servlet.shepherd/version/download/068A";
    const task = (id: string, name: string) => ({
      type: "Task",
      id,
      name,
      url: `https://example.my.salesforce.com/${id}`,
    });
    api.world.explanations["1"] = anExplanation("1", {
      records: [
        task("00TA", "Offer 1 (1/2)"),
        task("00TB", "Offer 1 (2/2)"),
        { type: "Contact", id: "003A", name: "Maria Lopez", url: null },
      ],
      made: {
        at: minutes(-5),
        runId: "run-1",
        sentence: "Made today at 14:32, by the sync that began today at 14:30.",
      },
      attachments: [{ name: "plan.pdf", sizeBytes: 12_288, fate: "recorded", sentence: "Recorded.", url }],
    });
    const { user } = openApp(api, "/history");
    await user.click(await screen.findByRole("button", { name: "Why? Offer 1" }));
    const why = within(await screen.findByRole("dialog"));
    const part = within(await why.findByRole("region", { name: "In Salesforce" }));
    expect(part.getByText("Made today at 14:32, by the sync that began today at 14:30.")).toBeVisible();
    const [first, file, second] = part.getAllByRole("listitem");
    expect(first).toHaveTextContent(/^Offer 1 \(1\/2\).*\(Task\)/);
    expect(file).toHaveTextContent(/^plan\.pdf.*\(file\)$/);
    expect(second).toHaveTextContent(/^Offer 1 \(2\/2\)/);
    expect(why.getByRole("region", { name: "In Salesforce" })).toHaveTextContent("On Maria Lopez (Contact)");
  });

  it("never paints one message's explanation on another", async () => {
    api.world.explanations["2"] = anExplanation("2", { sentence: "The second one's own sentence." });
    const { user } = openApp(api, "/history");
    await user.click(await screen.findByRole("button", { name: "Why? Offer 1" }));
    await screen.findByText("This decided");
    await user.click(screen.getByRole("button", { name: "Close" }));
    const release = api.hold("GET /api/me/history/2");
    await user.click(await screen.findByRole("button", { name: "Why? Offer 2" }));
    const why = within(await screen.findByRole("dialog"));
    expect(await why.findByRole("status", { name: "Loading the explanation" })).toBeInTheDocument();
    expect(why.queryByText("This decided")).not.toBeInTheDocument();
    release();
    expect(await why.findByText("The second one's own sentence.")).toBeVisible();
  });

  it("shows what failed, and loads on Try again", async () => {
    api.answer("GET /api/me/history", problem(400, "This view is not known."));
    const { user } = openApp(api, "/history");
    expect(await screen.findByText("This view is not known.")).toBeVisible();
    api.asUsual("GET /api/me/history");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(async () => expect(await list()).toBeVisible());
  });
});
