import { useQuery } from "@tanstack/react-query";
import type { ComponentType, ReactElement } from "react";
import { ApiFailure } from "../api/failure";
import { Loaded } from "./Loaded";

type LazyPartOptions = { what: string; skeleton: ReactElement; wholePage?: boolean };

/** A part whose program comes when it is first shown. Where it does not come, its place says so and offers to try again. */
export function lazyPart<Props extends object>(
  name: string,
  load: () => Promise<{ default: ComponentType<Props> }>,
  { what, skeleton, wholePage = false }: LazyPartOptions,
) {
  return function LazyPart(props: Props) {
    const program = useQuery({
      queryKey: ["start", "part", name],
      queryFn: () => loadProgram(load),
      staleTime: Infinity,
      gcTime: Infinity,
      throwOnError: (error) => !(error instanceof ApiFailure),
    });
    return (
      <Loaded wholePage={wholePage} query={program} what={what} skeleton={skeleton}>
        {({ default: Part }) => <Part {...props} />}
      </Loaded>
    );
  };
}

/** A program that comes later than the first script. Rejects with an ApiFailure where the service cannot be reached. */
export function loadProgram<Program>(load: () => Promise<Program>): Promise<Program> {
  return load().catch(explain);
}

/** A service that answers has a newer version, without this file: then only loading everything again helps. */
async function explain(error: unknown): Promise<never> {
  const answer = await fetch(window.location.pathname, { method: "HEAD", cache: "no-store" }).catch(() => null);
  throw answer ? error : new ApiFailure({ kind: "unreachable" });
}
