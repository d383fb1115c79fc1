import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { Bones } from "../../ui/Bones";
import { home } from "../../ui/home";
import { Loaded } from "../../ui/Loaded";
import { common } from "../../ui/texts/common";
import { explanationTexts } from "../../ui/texts/history";
import { ExplanationView } from "./ExplanationView";
import { useExplanation } from "./useHistory";

const useStyles = makeStyles({
  drawer: { width: "min(100vw, 560px)" },
  body: { paddingBottom: "32px" },
});

/** One message's explanation. Keyed by its id: an answer for one message is never painted on another. */
export function ExplanationDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      position="end"
      className={styles.drawer}
      open={id !== null}
      onOpenChange={(_, { open }) => !open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label={common.close} icon={<DismissRegular />} onClick={onClose} />}
        >
          {explanationTexts.title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body} {...home}>
        {id !== null && <Explained key={id} id={id} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}

function Explained({ id }: { id: string }) {
  return (
    <Loaded query={useExplanation(id)} what={explanationTexts.what} skeleton={<Bones rows={5} height={48} />}>
      {(explanation) => <ExplanationView id={id} explanation={explanation} />}
    </Loaded>
  );
}
