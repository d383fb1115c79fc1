import { FieldContextProvider, useFieldControlProps_unstable } from "@fluentui/react-components";
import type { HTMLAttributes, ReactNode } from "react";

/** Several controls in one Field: the Field names the group, not each of them, which have names of their own. */
export function FieldGroup({ className, children }: { className?: string; children: ReactNode }) {
  const names = useFieldControlProps_unstable<HTMLAttributes<HTMLElement>>({});
  return (
    <div
      role="group"
      aria-labelledby={names["aria-labelledby"]}
      aria-describedby={names["aria-describedby"]}
      className={className}
    >
      <FieldContextProvider value={undefined}>{children}</FieldContextProvider>
    </div>
  );
}
