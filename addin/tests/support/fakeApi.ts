import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { HistoryView } from "../../src/api/types";
import { aRun } from "./builders";
import { aWorld, type World } from "./world";

export type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: unknown;
};
/** With `events` the answer is a stream of them, each sent when it comes. */
export type Reply = { status?: number; body?: unknown; etag?: string; events?: AsyncIterable<object> };
type Handler = (call: Call) => Reply | Promise<Reply>;

/** The API over real HTTP: a world that it answers from, what it was asked, and answers that a test puts in its place. */
export class FakeApi {
  readonly world: World = aWorld();
  readonly calls: Call[] = [];
  readonly #instead = new Map<string, Handler>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #version = 1;

  async start(): Promise<this> {
    await new Promise<void>((listening) => this.#server.listen(0, "127.0.0.1", listening));
    return this;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Answers `GET /api/me` and the like in another way until `asUsual`. */
  answer(route: string, reply: Reply | Handler) {
    this.#instead.set(route, typeof reply === "function" ? reply : () => reply);
  }

  /** Answers as usual, but not before the returned function is called. */
  hold(route: string): () => void {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    this.answer(route, async (call) => {
      await released;
      return this.#usual(route, call);
    });
    return release;
  }

  asUsual(route: string) {
    this.#instead.delete(route);
  }

  /** Somebody else saves: the version that a page holds is old from here on. */
  saveMeanwhile() {
    this.#version += 1;
  }

  sent(route: string): Call[] {
    return this.calls.filter(({ method, path }) => `${method} ${path}` === route);
  }

  async #serve(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", this.origin);
    const call: Call = {
      method: request.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: await readBody(request),
    };
    // The tests' page has no origin that this server knows; a browser asks before it sends.
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "*");
    response.setHeader("Access-Control-Allow-Methods", "*");
    response.setHeader("Access-Control-Expose-Headers", "ETag");
    if (call.method === "OPTIONS") return void response.writeHead(204).end();
    this.calls.push(call);
    const route = `${call.method} ${call.path}`;
    const reply = await (this.#instead.get(route) ?? ((asked) => this.#usual(route, asked)))(call);
    const status = reply.status ?? 200;
    if (reply.etag) response.setHeader("ETag", reply.etag);
    if (reply.events) return stream(response, reply.events);
    if (reply.body === undefined) return void response.writeHead(status).end();
    response.setHeader("Content-Type", status < 400 ? "application/json" : "application/problem+json");
    response.writeHead(status).end(JSON.stringify(reply.body));
  }

  #usual(route: string, call: Call): Reply {
    if (route !== "GET /api/client-config" && call.headers.authorization !== "Bearer token") return { status: 401 };
    const { world } = this;
    switch (route) {
      case "GET /api/client-config":
        return { body: world.config };
      case "GET /api/me":
        return { body: world.me };
      case "GET /api/me/folders":
        return { body: world.folders };
      case "GET /api/me/connections":
        return { body: world.connections };
      case "POST /api/me/connections/exchange/test":
        return { body: world.connections.exchange };
      case "POST /api/me/connections/salesforce/test":
        return { body: world.connections.salesforce };
      case "POST /api/me/connections/salesforce":
        return { body: { signInUrl: "https://login.salesforce.com/services/oauth2/authorize?state=s" } };
      case "DELETE /api/me/connections/salesforce":
        Object.assign(world.connections.salesforce, {
          state: "notConnected",
          sentence: "Salesforce is not connected.",
        });
        return { status: 204 };
      case "GET /api/me/salesforce/task-types":
        return { body: { items: world.taskTypes } };
      case "GET /api/me/salesforce/secondary-fields":
        return { body: world.secondaryFields };
      case "GET /api/me/jobs":
        return { body: { items: world.jobs } };
      case "POST /api/me/jobs/email/runs":
        for (const job of world.jobs)
          job.currentRun ??= aRun({ id: "run-2", state: "queued", result: null, startedAt: null });
        return { status: 202, body: { state: "queued" } };
      case "GET /api/me/jobs/email/settings":
        return { body: world.settings, etag: this.#etag };
      case "PUT /api/me/jobs/email/settings":
        return this.#save(call, world.settings, "user");
      case "GET /api/admin/organisation":
        return { body: world.organisation, etag: this.#etag };
      case "PUT /api/admin/organisation":
        return this.#save(call, world.organisation, "organisation");
      case "GET /api/me/history":
        return this.#history(call);
      case "GET /api/me/ignore-list":
        return { body: { items: world.ignored } };
      case "POST /api/me/ignore-list":
        for (const entry of (call.body as { entries: string }).entries.split("\n"))
          world.ignored.unshift({ entry, source: "user", addedAt: new Date().toISOString() });
        return { body: { items: world.ignored } };
      case "DELETE /api/me/ignore-list":
        world.ignored = world.ignored.filter(({ entry }) => entry !== call.query.get("entry"));
        return { body: { items: world.ignored } };
      case "GET /api/me/audit":
        return page(world.changes, call.query);
      case "GET /api/admin/users":
        return { body: { items: world.users } };
      case "POST /api/me/messages/explain":
        return this.#explainMessage(call);
      case "POST /api/me/messages/record":
        for (const job of world.jobs)
          job.currentRun ??= aRun({ id: "run-2", state: "queued", result: null, startedAt: null });
        return { status: 202, body: { state: "queued" } };
      default:
        return this.#explanation(call.path);
    }
  }

  get #etag(): string {
    return `"v${this.#version}"`;
  }

  #save(call: Call, document: { values: object; levels: Record<string, string> }, level: string): Reply {
    const match = call.headers["if-match"];
    if (match === undefined) return { status: 428, body: { title: "If-Match is missing." } };
    if (match !== this.#etag) return { status: 412, body: { title: "Somebody saved meanwhile." } };
    const change = call.body as { values: object; unset: string[] };
    Object.assign(document.values, change.values);
    for (const name of Object.keys(change.values)) document.levels[name] = level;
    for (const name of change.unset) document.levels[name] = "default";
    this.#version += 1;
    return { body: document, etag: this.#etag };
  }

  #history({ query }: Call): Reply {
    const words = (query.get("search") ?? "").toLowerCase();
    const all = this.world.history[query.get("view") as HistoryView].filter(({ subject }) =>
      subject.toLowerCase().includes(words),
    );
    return page(all, query);
  }

  /** As asked by Message-ID: `<1@lopez.example>` is explained as the row 1; without one by the row's id. */
  #explainMessage({ body }: Call): Reply {
    const { internetMessageId, restId } = body as { internetMessageId: string | null; restId: string | null };
    const id = internetMessageId === null ? restId : /^<(\w+)@/.exec(internetMessageId)?.[1];
    return this.#explanation(`/api/me/history/${id}`);
  }

  #explanation(path: string): Reply {
    const id = /^\/api\/me\/history\/(\w+)$/.exec(path)?.[1];
    const explanation = id === undefined ? undefined : this.world.explanations[id];
    return explanation ? { body: explanation } : { status: 404, body: { title: "Not found." } };
  }
}

function page(all: readonly object[], query: URLSearchParams): Reply {
  const start = Number(query.get("cursor") ?? 0);
  const next = start + 50;
  return { body: { items: all.slice(start, next), nextCursor: next < all.length ? String(next) : null } };
}

async function stream(response: ServerResponse, events: AsyncIterable<object>) {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  for await (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.end();
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? null : JSON.parse(text);
}

export function problem(
  status: number,
  detail: string,
  errors: Record<string, string[]> = {},
  extensions: object = {},
): Reply {
  return { status, body: { type: "about:blank", title: "Refused", status, detail, errors, ...extensions } };
}
