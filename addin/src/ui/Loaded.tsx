import { Button } from "@fluentui/react-components";
import { CloudOffRegular, ErrorCircleRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { connectFirst } from "./ConnectFirst";
import { EmptyState } from "./EmptyState";
import { failureText } from "./failureText";
import { Notice } from "./Notice";
import { common, failures } from "./texts/common";

/** What Loaded needs to know of a query, whichever library made it. */
export type Loadable<Data> = {
  data: Data | undefined;
  error: unknown;
  fetchStatus: "fetching" | "paused" | "idle";
  refetch: () => unknown;
};

type LoadedProps<Data> = {
  query: Loadable<Data>;
  /** In the middle of a sentence: "your Sync Jobs". */
  what: string;
  /** As tall as what will stand there, so that nothing moves when it comes. */
  skeleton: ReactNode;
  /** Nothing else is on the page where it does not come. */
  wholePage?: boolean;
  children: (data: Data) => ReactNode;
};

/** The four states of everything that is loaded. What is there stays there when a later refresh fails. */
export function Loaded<Data>({ query, what, skeleton, wholePage = false, children }: LoadedProps<Data>) {
  const retry = connectFirst(query.error).actions ?? (
    <Button onClick={() => void query.refetch()}>{common.retry}</Button>
  );
  if (query.data !== undefined) {
    return (
      <>
        {query.error !== null && query.fetchStatus !== "paused" && (
          <Notice intent="warning" title={failures.notFresh(what)} actions={retry}>
            {failureText(query.error)}
          </Notice>
        )}
        {children(query.data)}
      </>
    );
  }
  if (query.fetchStatus === "paused")
    return (
      <EmptyState wholePage={wholePage} icon={<CloudOffRegular />} title={failures.offline(what)} action={retry} />
    );
  if (query.error !== null && query.fetchStatus === "idle") {
    return (
      <div role="status">
        <EmptyState wholePage={wholePage} icon={<ErrorCircleRegular />} title={failures.failed(what)} action={retry}>
          {failureText(query.error)}
        </EmptyState>
      </div>
    );
  }
  return (
    <div role="status" aria-label={common.loading(what)}>
      {skeleton}
    </div>
  );
}
