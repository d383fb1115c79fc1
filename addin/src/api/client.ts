import createFetchClient, { type Client } from "openapi-fetch";
import createQueryClient, { type OpenapiQueryClient } from "openapi-react-query";
import { ApiFailure, readProblem } from "./failure";
import type { paths } from "./schema";

/** In milliseconds: longer than the service itself waits for others. */
const patience = 100_000;

export type Api = { client: Client<paths>; query: OpenapiQueryClient<paths> };

export type TokenSource = {
  /** A token for the API; with `fresh` one that was not in the cache. Rejects with `signedOut` where only the person can help. */
  accessToken(fresh: boolean): Promise<string>;
};

/**
 * Calls to the API at `origin`. Every refusal and every outage rejects with an ApiFailure, so no caller can take one
 * for an empty answer.
 */
export function createApi(origin: string, tokens: TokenSource | null): Api {
  const client = createFetchClient<paths>({ baseUrl: origin, fetch: (request) => send(request, tokens) });
  return { client, query: createQueryClient(client) };
}

async function send(request: Request, tokens: TokenSource | null): Promise<Response> {
  const again = request.clone();
  let response = await reach(request, await tokens?.accessToken(false));
  // A refused token did nothing yet, so sending once more is safe whatever the method.
  if (response.status === 401 && tokens) response = await reach(again, await tokens.accessToken(true));
  if (response.status === 401) throw new ApiFailure({ kind: "signedOut" });
  if (!response.ok) throw await readProblem(response);
  return response;
}

async function reach(request: Request, token: string | undefined): Promise<Response> {
  if (token !== undefined) request.headers.set("Authorization", `Bearer ${token}`);
  // A connection that is half open never answers; what has begun to answer may take its time.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  request.signal.addEventListener("abort", () => limit.abort(request.signal.reason), { once: true });
  try {
    return await fetch(request, { signal: limit.signal });
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new ApiFailure({ kind: "unreachable" });
  } finally {
    clearTimeout(timer);
  }
}
