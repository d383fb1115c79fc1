import { MailProhibitedRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useMe } from "../../api/useMe";
import type { SelectedMessage } from "../../office/selection";
import { common } from "../../ui/texts/common";
import { messageTexts } from "../../ui/texts/message";
import { Known } from "./Known";
import { SaidState } from "./SaidState";

/** Exchange keeps the message from the service, and from it alone: who can help, and what is known of it from before. */
export function Refused({ message, retry }: { message: SelectedMessage; retry: ReactNode }) {
  const help = useMe().data?.helpContact ?? null;
  return (
    <>
      <SaidState icon={<MailProhibitedRegular />} title={messageTexts.refusedByExchange} action={retry}>
        {messageTexts.refusedByExchangeNext} {common.askAdministrator(help)}
      </SaidState>
      <Known message={message} isStopped={false} />
    </>
  );
}
