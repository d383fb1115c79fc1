import { useCallback, useEffect, useRef, useState } from "react";
import { ApiFailure } from "../../api/failure";
import type { Preview } from "../../api/types";
import { useAnnounce } from "../announce";
import { previewTexts } from "../texts/preview";
import { readEvents } from "./events";

export type PreviewState =
  | { kind: "idle" }
  | { kind: "running"; soFar: Preview | null }
  | { kind: "stopped" }
  | { kind: "done"; result: Preview }
  | { kind: "failed"; error: unknown };

/** Opens the stream of a preview; the signal ends it. */
export type OpenPreview = (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;

/** One preview at a time (N2): asking anew, forgetting it and leaving the page end the one that runs. */
export function usePreview() {
  const [state, setState] = useState<PreviewState>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  const announce = useAnnounce();

  const forget = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState((now) => (now.kind === "idle" ? now : { kind: "idle" }));
  }, []);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (open: OpenPreview) => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setState({ kind: "running", soFar: null });
    try {
      const result = await follow(open, mine.signal, (soFar) => setState({ kind: "running", soFar }));
      setState({ kind: "done", result });
      announce(previewTexts.sentence(result));
    } catch (error) {
      if (!mine.signal.aborted) setState({ kind: "failed", error });
    }
  };

  const cancel = () => {
    running.current?.abort();
    setState({ kind: "stopped" });
  };

  return { state, start, forget, cancel };
}

async function follow(open: OpenPreview, signal: AbortSignal, show: (soFar: Preview) => void): Promise<Preview> {
  for await (const event of readEvents(await open(signal), signal)) {
    signal.throwIfAborted();
    const preview = event as Preview;
    if (preview.isDone) return preview;
    show(preview);
  }
  throw new ApiFailure({ kind: "unreachable" });
}
