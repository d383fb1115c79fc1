import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Ignoring } from "../api/useIgnoreAddress";
import { ConfirmDialog } from "./ConfirmDialog";
import { addressTexts } from "./texts/addresses";

/** The domain that a list may hold: of at least two parts, and no number of a host. */
const listable = /^[^@[\]]+\.\p{L}[\p{L}\p{N}-]*$/u;

/** Ignores everybody at an address's domain, after asking: it concerns many. */
export function IgnoreDomain({ address, ignoring }: { address: string; ignoring: Ignoring }) {
  const [isAsking, setAsking] = useState(false);
  const domain = address.slice(address.lastIndexOf("@") + 1);
  if (!listable.test(domain)) return null;
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
      <ConfirmDialog
        open={isAsking}
        title={addressTexts.domainQuestion(domain)}
        confirm={addressTexts.yesIgnoreDomain}
        onConfirm={() => {
          setAsking(false);
          ignoring.ignore(domain);
        }}
        onCancel={() => setAsking(false)}
      >
        {addressTexts.domainWords(domain)}
      </ConfirmDialog>
    </>
  );
}
