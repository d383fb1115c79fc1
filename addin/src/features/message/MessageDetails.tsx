import { Button, makeStyles } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useId, useState, type ReactNode } from "react";
import type { Explanation } from "../../api/types";
import type { Choosing } from "../../api/useChoose";
import type { Relating } from "../../api/useRelate";
import { ChooseAnother } from "../../ui/ChooseAnother";
import { ExplanationParts } from "../../ui/ExplanationParts";
import { Findings } from "../../ui/Findings";
import { RelatedTo } from "../../ui/RelatedTo";
import { messageTexts } from "../../ui/texts/message";

const useStyles = makeStyles({
  why: { marginTop: "12px", marginLeft: "-6px", minWidth: 0 },
  findings: { marginTop: "8px" },
});

type MessageDetailsProps = {
  explanation: Explanation;
  choosing: Choosing;
  relating: Relating;
  attachmentsAction: ReactNode;
};

/** Everything that the state line rests on. */
export function MessageDetails({ explanation, choosing, relating, attachmentsAction }: MessageDetailsProps) {
  const { relatedTo } = explanation;
  return (
    <>
      <ExplanationParts
        explanation={explanation}
        level={2}
        personAction={(person) => <ChooseAnother person={person} choosing={choosing} />}
        related={relatedTo !== null && <RelatedTo relation={relatedTo} relating={relating} level={2} />}
        attachmentsAction={attachmentsAction}
      />
      {explanation.findings.length > 0 && <Why findings={explanation.findings} />}
    </>
  );
}

/** Every rule that applied, when it is asked for. */
function Why({ findings }: Pick<Explanation, "findings">) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        className={styles.why}
        appearance="subtle"
        icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {messageTexts.why}
      </Button>
      <div id={id} className={styles.findings} hidden={!open}>
        <Findings findings={findings} />
      </div>
    </>
  );
}
