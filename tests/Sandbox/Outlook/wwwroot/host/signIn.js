import { server } from "../page/server.js";
import { state } from "../page/state.js";
import { question } from "../page/questions.js";

const consented = new Set();

const failed = (status, code, description) => ({ success: false, error: { status, code, subError: "", description, properties: {} } });

/** The account that is asked for, where this machine knows it; else the one that Outlook is open for. */
const whoever = (account) => state.people.find((one) => account?.startsWith(`${one.objectId}.`)) ?? state.person;

async function token(frame, { platformBrokerId, clientId, scope, nonce }) {
  try {
    const answer = await server.token(whoever(platformBrokerId).email, { clientId, scope: scope ?? "", nonce, origin: frame.origin });
    return { success: true, ...answer };
  } catch (error) {
    return failed("PERSISTENT_ERROR", error.code, error.message);
  }
}

const answers = {
  GetInitContext: () => ({ success: true, initContext: { sdkName: "sandbox", sdkVersion: "1.0.0", capabilities: { queryAccount: true } } }),
  GetToken: (frame, params) => {
    if (state.signIn === "fail") return failed("TRANSIENT_ERROR", "service_unavailable", "The sign-in is not there at the moment.");
    if (state.signIn === "consent" && !consented.has(state.person.email))
      return failed("USER_INTERACTION_REQUIRED", "AADSTS65001", "The user has not consented to use the application.");
    return token(frame, params);
  },
  GetTokenPopup: async (frame, params) => {
    if (state.signIn === "fail") return failed("TRANSIENT_ERROR", "service_unavailable", "The sign-in is not there at the moment.");
    const isAllowed = await question("Sign in", `${state.addIn.name} wants to sign in as ${state.person.displayName}.`, "Allow", "Cancel");
    if (!isAllowed) return failed("USER_CANCEL", "user_cancel", "The user cancelled the sign-in.");
    consented.add(state.person.email);
    return token(frame, params);
  },
};

/** Answers MSAL's bridge. With "never" a token is never answered, as some Outlooks do; MSAL itself waits for ever. */
export async function signIn(frame, { method, requestId, tokenParams }) {
  if (state.signIn === "never" && method !== "GetInitContext") return;
  const answer = (await answers[method]?.(frame, tokenParams ?? {})) ?? failed("PERSISTENT_ERROR", "unsupported_method", `The bridge has no ${method}.`);
  frame.post({ op: "naa", message: JSON.stringify({ messageType: "NestedAppAuthResponse", requestId, ...answer }) });
}
