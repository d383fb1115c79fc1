import { useQuery } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { ApiFailure } from "../api/failure";
import { Bones } from "../ui/Bones";
import { Loaded } from "../ui/Loaded";
import { navigation } from "../ui/texts/common";

/** A page whose program comes when it is first opened. Where it does not come, its place says so and offers to try again. */
export function lazyPage<Props extends object>(name: string, load: () => Promise<{ default: ComponentType<Props> }>) {
  return function LazyPage(props: Props) {
    const program = useQuery({
      queryKey: ["start", "page", name],
      queryFn: () => load().catch(explain),
      staleTime: Infinity,
      gcTime: Infinity,
      throwOnError: (error) => !(error instanceof ApiFailure),
    });
    return (
      <Loaded wholePage query={program} what={navigation.thisPage} skeleton={<Bones rows={4} height={56} />}>
        {({ default: Page }) => <Page {...props} />}
      </Loaded>
    );
  };
}

/** A service that answers has a newer version, without this file: then only loading everything again helps. */
async function explain(error: unknown): Promise<never> {
  const answer = await fetch(window.location.pathname, { method: "HEAD", cache: "no-store" }).catch(() => null);
  throw answer ? error : new ApiFailure({ kind: "unreachable" });
}
