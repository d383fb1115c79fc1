/** Everything that can go wrong with a call, as a closed list. */
export type FailureReason =
  | { kind: "unreachable" }
  | { kind: "signedOut" }
  /** The sign-in did not answer in time. */
  | { kind: "signInUnanswered" }
  /** The sign-in was refused or given up, in the directory's words. */
  | { kind: "signInRefused"; words: string }
  | ({ kind: "problem"; status: number } & ProblemWords);

export type ProblemWords = {
  title: string | null;
  detail: string | null;
  /** What our own service calls it; null: it has one meaning only, or is none of ours. */
  code: string | null;
  /** The person may ask for the same once more, saying that they want it all the same. */
  canOverride: boolean;
  /** Sentences by field, named as in the request: `values.intervalMinutes`. */
  errors: Readonly<Record<string, readonly string[]>>;
};

export class ApiFailure extends Error {
  constructor(readonly reason: FailureReason) {
    super(reason.kind === "problem" ? `${reason.status} ${reason.title ?? ""}`.trim() : reason.kind);
    this.name = "ApiFailure";
  }
}

/** A fault of our own code is no failure of a call: null. */
export function failureReason(error: unknown): FailureReason | null {
  return error instanceof ApiFailure ? error.reason : null;
}

/** The answer's RFC 9457 document; one that is no such document (a proxy's page) has no words. */
export async function readProblem(response: Response): Promise<ApiFailure> {
  const body: unknown = await response.json().catch(() => null);
  const document = isRecord(body) ? body : {};
  return new ApiFailure({
    kind: "problem",
    status: response.status,
    title: textOrNull(document.title),
    detail: textOrNull(document.detail),
    code: textOrNull(document.code),
    canOverride: document.canOverride === true,
    errors: readErrors(document.errors),
  });
}

function readErrors(value: unknown): Record<string, readonly string[]> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([field, sentences]) => [
      field,
      Array.isArray(sentences) ? sentences.filter((sentence) => typeof sentence === "string") : [],
    ]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
