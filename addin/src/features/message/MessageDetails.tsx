import type { ReactNode } from "react";
import type { Explanation } from "../../api/types";
import type { Choosing } from "../../api/useChoose";
import type { Ignoring } from "../../api/useIgnoreAddress";
import type { Relating } from "../../api/useRelate";
import { ChooseAnother } from "../../ui/ChooseAnother";
import { Disclosure } from "../../ui/Disclosure";
import { ExplanationParts } from "../../ui/ExplanationParts";
import { Findings } from "../../ui/Findings";
import { RelatedTo } from "../../ui/RelatedTo";
import { messageTexts } from "../../ui/texts/message";

type MessageDetailsProps = {
  explanation: Explanation;
  choosing: Choosing;
  relating: Relating;
  ignoring: Ignoring;
  onCreate: () => void;
  attachmentsAction: ReactNode;
};

/** Everything that the state line rests on. */
export function MessageDetails(props: MessageDetailsProps) {
  const { explanation, choosing, relating, ignoring, onCreate, attachmentsAction } = props;
  const { relatedTo } = explanation;
  return (
    <>
      <ExplanationParts
        explanation={explanation}
        level={2}
        personAction={(person) => <ChooseAnother person={person} choosing={choosing} />}
        related={relatedTo !== null && <RelatedTo relation={relatedTo} relating={relating} level={2} />}
        ignoring={ignoring}
        onCreate={onCreate}
        attachmentsAction={attachmentsAction}
      />
      {explanation.findings.length > 0 && (
        <div>
          <Disclosure label={messageTexts.why}>
            <Findings findings={explanation.findings} />
          </Disclosure>
        </div>
      )}
    </>
  );
}
