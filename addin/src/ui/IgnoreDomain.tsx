import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Ignoring } from "../api/useIgnoreAddress";
import { domainOf } from "./domain";
import { IgnoreDomainQuestion } from "./IgnoreDomainQuestion";
import { addressTexts } from "./texts/addresses";

/** Ignores everybody at an address's domain, after asking: it concerns many. */
export function IgnoreDomain({ address, ignoring }: { address: string; ignoring: Ignoring }) {
  const [isAsking, setAsking] = useState(false);
  const domain = domainOf(address);
  if (domain === null) return null;
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        disabledFocusable={ignoring.isPending}
        aria-label={addressTexts.ignoreDomainOf(domain)}
        onClick={() => setAsking(true)}
      >
        {addressTexts.ignoreDomain}
      </Button>
      <IgnoreDomainQuestion open={isAsking} domain={domain} ignoring={ignoring} onEnd={() => setAsking(false)} />
    </>
  );
}
