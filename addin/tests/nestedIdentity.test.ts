import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure } from "../src/api/failure";
import { connectNested } from "../src/app/nestedIdentity";
import { aWorld } from "./support/world";

type Request = { method: string; requestId: string; tokenParams?: { scope?: string } };
type Answer = object | null;

const { config } = aWorld();
const tenantId = config.tenantId;

/** Outlook's end of the bridge: what it is asked, and what it answers; null: never. */
class Bridge {
  readonly asked: string[] = [];
  readonly answers = new Map<string, () => Answer>();
  readonly #listeners = new Set<(message: string) => void>();

  install() {
    this.answers.set("GetInitContext", () => ({
      success: true,
      initContext: { sdkName: "test", sdkVersion: "1", capabilities: { queryAccount: true } },
    }));
    Object.assign(window, {
      nestedAppAuthBridge: {
        addEventListener: (_: string, listener: (message: string) => void) => this.#listeners.add(listener),
        removeEventListener: (_: string, listener: (message: string) => void) => this.#listeners.delete(listener),
        postMessage: (message: string) => this.#hear(JSON.parse(message) as Request),
      },
    });
    return this;
  }

  #hear({ method, requestId }: Request) {
    this.asked.push(method);
    const answer = this.answers.get(method)?.() ?? null;
    if (!answer) return;
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener(JSON.stringify({ requestId, ...answer }));
    });
  }
}

function aToken(): Answer {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll("=", "");
  const claims = { oid: "o-1", tid: tenantId, preferred_username: "nora@contoso.example", name: "Nora Feld", sub: "s" };
  const id = `${part({ alg: "none" })}.${part(claims)}.x`;
  return {
    success: true,
    token: {
      access_token: "token",
      id_token: id,
      expires_in: 3600,
      scope: config.scopes.join(" "),
      authority: config.authority,
    },
    account: {
      environment: "login.microsoftonline.com",
      homeAccountId: `o-1.${tenantId}`,
      localAccountId: "o-1",
      tenantId,
      username: "nora@contoso.example",
      name: "Nora Feld",
    },
  };
}

const refused = (status: string): Answer => ({ success: false, error: { status, code: "", description: "" } });

let bridge: Bridge;
beforeEach(() => {
  window.localStorage.clear();
  bridge = new Bridge().install();
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(window, "nestedAppAuthBridge");
});

const reasonOf = (answer: Promise<unknown>) =>
  answer.then(
    () => null,
    (error: unknown) => (error instanceof ApiFailure ? error.reason.kind : error),
  );

describe("Sign-in in the pane", () => {
  it("is Outlook's own, and nobody is asked", async () => {
    bridge.answers.set("GetToken", aToken);
    const identity = await connectNested(config);
    expect(identity.account?.username).toBe("nora@contoso.example");
    expect(await identity.accessToken(false)).toBe("token");
    expect(bridge.asked).not.toContain("GetTokenPopup");
  });

  it("asks by one window, on a press only, where Outlook wants the person", async () => {
    bridge.answers.set("GetToken", () => refused("USER_INTERACTION_REQUIRED"));
    bridge.answers.set("GetTokenPopup", aToken);
    const identity = await connectNested(config);
    expect(identity.account).toBeNull();
    expect(bridge.asked).not.toContain("GetTokenPopup");
    const now = await identity.signIn();
    expect(now?.account?.name).toBe("Nora Feld");
    expect(await now?.accessToken(false)).toBe("token");
    expect(bridge.asked.filter((method) => method === "GetTokenPopup")).toHaveLength(1);
  });

  it("that the person gives up is a sentence, and can be tried again", async () => {
    bridge.answers.set("GetToken", () => refused("USER_INTERACTION_REQUIRED"));
    bridge.answers.set("GetTokenPopup", () => refused("USER_CANCEL"));
    const identity = await connectNested(config);
    expect(await reasonOf(identity.signIn())).toBe("signInRefused");
    bridge.answers.set("GetTokenPopup", aToken);
    expect((await identity.signIn())?.account).not.toBeNull();
  });

  it.each(["GetInitContext", "GetToken"])("ends in a sentence when %s is never answered", async (method) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    bridge.answers.set("GetToken", aToken);
    bridge.answers.set(method, () => null);
    const reason = reasonOf(connectNested(config));
    await vi.waitFor(() => expect(bridge.asked).toContain(method));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await reason).toBe("signInUnanswered");
  });
});
