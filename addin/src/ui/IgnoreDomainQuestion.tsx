import type { Ignoring } from "../api/useIgnoreAddress";
import { ConfirmDialog } from "./ConfirmDialog";
import { addressTexts } from "./texts/addresses";

type IgnoreDomainQuestionProps = { open: boolean; domain: string; ignoring: Ignoring; onEnd: () => void };

export function IgnoreDomainQuestion({ open, domain, ignoring, onEnd }: IgnoreDomainQuestionProps) {
  return (
    <ConfirmDialog
      open={open}
      title={addressTexts.domainQuestion(domain)}
      confirm={addressTexts.yesIgnoreDomain}
      onConfirm={() => {
        onEnd();
        ignoring.ignore(domain);
      }}
      onCancel={onEnd}
    >
      {addressTexts.domainWords(domain)}
    </ConfirmDialog>
  );
}
