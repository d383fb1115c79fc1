import { Button, Dialog, DialogActions, DialogBody, DialogSurface, DialogTitle } from "@fluentui/react-components";
import type { Relating } from "../api/useRelate";
import { Bones } from "./Bones";
import { lazyPart } from "./lazyPart";
import { common } from "./texts/common";
import { relateTexts } from "./texts/relate";
import { useFocusBack } from "./useFocusBack";

const Search = lazyPart("relate-search", () => import("./RelateSearch"), {
  what: relateTexts.theSearch,
  skeleton: <Bones rows={5} height={40} />,
});

/** Finds the record to relate a message to: what is open with the people on it, or by name. */
export function RelateDialog({ relating }: { relating: Relating }) {
  const surface = useFocusBack(relating.isOpen);
  return (
    <Dialog open={relating.isOpen} onOpenChange={(_, { open }) => !open && relating.close()}>
      <DialogSurface ref={surface}>
        <DialogBody>
          <DialogTitle>{relateTexts.dialog}</DialogTitle>
          <Search relating={relating} />
          <DialogActions>
            <Button onClick={relating.close}>{common.cancel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
