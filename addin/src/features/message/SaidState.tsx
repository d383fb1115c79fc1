import type { ComponentProps } from "react";
import { useAnnounced } from "../../ui/announce";
import { EmptyState } from "../../ui/EmptyState";

/** What there is to say of a selection that is no message of one's own; said politely, as the state of a message is. */
export function SaidState(props: ComponentProps<typeof EmptyState>) {
  useAnnounced(props.title);
  return <EmptyState {...props} />;
}
