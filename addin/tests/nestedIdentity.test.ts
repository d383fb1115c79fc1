import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure } from "../src/api/failure";
import { connectNested } from "../src/app/nestedIdentity";
import { aWorld } from "./support/world";

type Request = { method: string; requestId: string; tokenParams?: { platformBrokerId?: string } };
type Answer = object | null;

const { config } = aWorld();
const tenantId = config.tenantId;
const nora = "nora@contoso.example";

/** Outlook's end of the bridge: what it is asked, and what it answers; null: never. */
class Bridge {
  readonly asked: string[] = [];
  /** Whom it was asked for; undefined: whomever Outlook is open for. */
  readonly askedFor: (string | undefined)[] = [];
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

  #hear({ method, requestId, tokenParams }: Request) {
    this.asked.push(method);
    if (tokenParams) this.askedFor.push(tokenParams.platformBrokerId);
    const answer = this.answers.get(method)?.() ?? null;
    if (!answer) return;
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener(JSON.stringify({ requestId, ...answer }));
    });
  }
}

function aToken(username = nora, oid = "o-1"): Answer {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll("=", "");
  const claims = { oid, tid: tenantId, preferred_username: username, name: "Nora Feld", sub: oid };
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
      homeAccountId: `${oid}.${tenantId}`,
      localAccountId: oid,
      tenantId,
      username,
      name: "Nora Feld",
    },
  };
}

const refused = (status: string): Answer => ({ success: false, error: { status, code: "", description: "" } });

/** So that nobody asks the network where Entra is. */
const authorityMetadata = JSON.stringify({
  issuer: `${config.authority}/v2.0`,
  authorization_endpoint: `${config.authority}/oauth2/v2.0/authorize`,
  token_endpoint: `${config.authority}/oauth2/v2.0/token`,
  jwks_uri: `${config.authority}/discovery/v2.0/keys`,
});

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
    bridge.answers.set("GetToken", () => aToken());
    const identity = await connectNested(config, nora);
    expect(identity.account?.username).toBe("nora@contoso.example");
    expect(await identity.accessToken(false)).toBe("token");
    expect(bridge.asked).not.toContain("GetTokenPopup");
  });

  it("asks by one window, on a press only, where Outlook wants the person", async () => {
    bridge.answers.set("GetToken", () => refused("USER_INTERACTION_REQUIRED"));
    bridge.answers.set("GetTokenPopup", () => aToken());
    const identity = await connectNested(config, nora);
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
    const identity = await connectNested(config, nora);
    expect(await reasonOf(identity.signIn())).toBe("signInRefused");
    bridge.answers.set("GetTokenPopup", () => aToken());
    expect((await identity.signIn())?.account).not.toBeNull();
  });

  it.each(["GetInitContext", "GetToken"])("ends in a sentence when %s is never answered", async (method) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    bridge.answers.set("GetToken", () => aToken());
    bridge.answers.set(method, () => null);
    const reason = reasonOf(connectNested(config, nora));
    await vi.waitFor(() => expect(bridge.asked).toContain(method));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await reason).toBe("signInUnanswered");
  });
});

/** Somebody signs in, and what the library keeps of them is left in the browser. */
async function leave(username: string, oid: string) {
  bridge.answers.set("GetToken", () => aToken(username, oid));
  await connectNested(config, username);
  bridge.askedFor.length = 0;
}

describe("Whoever else has signed in at this address", () => {
  it("is not asked for at the bridge, which knows whom Outlook is open for", async () => {
    await leave("ken@contoso.example", "o-2");
    bridge.answers.set("GetToken", () => aToken());
    const identity = await connectNested(config, nora);
    expect(identity.account?.username).toBe(nora);
    expect(bridge.askedFor).toEqual([undefined]);
    await identity.accessToken(true);
    expect(bridge.askedFor).toEqual([undefined, `o-1.${tenantId}`]);
    expect(identity.signOut).toBeNull();
  });

  it("is nobody in an Outlook without the bridge that is open for another person", async () => {
    await leave("ken@contoso.example", "o-2");
    Reflect.deleteProperty(window, "nestedAppAuthBridge");
    const identity = await connectNested(config, nora);
    expect(identity.account).toBeNull();
    expect(await reasonOf(identity.accessToken(false))).toBe("signedOut");
  });

  it("need not sign in there if it is they, and can sign out", async () => {
    await leave(nora, "o-1");
    Reflect.deleteProperty(window, "nestedAppAuthBridge");
    const known = { ...config, authorityMetadata };
    const identity = await connectNested(known, "Nora@contoso.example");
    expect(identity.account?.username).toBe(nora);
    expect((await identity.signOut?.())?.account).toBeNull();
    expect((await connectNested(known, nora)).account).toBeNull();
  });
});
