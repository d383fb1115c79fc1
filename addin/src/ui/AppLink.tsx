import { Link } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useHref, useLinkClickHandler } from "react-router";

type AppLinkProps = { to: string; children: ReactNode; inline?: boolean; label?: string };

/** A link to a page of ours, in Fluent's looks. */
export function AppLink({ to, children, inline = false, label }: AppLinkProps) {
  const go = useLinkClickHandler(to);
  return (
    <Link href={useHref(to)} inline={inline} aria-label={label} onClick={go}>
      {children}
    </Link>
  );
}
