import { Button, Field, makeStyles, Textarea } from "@fluentui/react-components";
import { useState, type SubmitEvent } from "react";
import { failureReason } from "../../api/failure";
import { useAnnounce } from "../../ui/announce";
import { failureText } from "../../ui/failureText";
import { Notice } from "../../ui/Notice";
import { listTexts } from "../../ui/texts/lists";
import { previewTexts } from "../../ui/texts/preview";
import { PreviewPanel } from "../../ui/preview/PreviewPanel";
import { usePreview } from "../../ui/preview/usePreview";
import { useAddEntries, usePreviewOfEntries } from "./useIgnoreList";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "12px", maxWidth: "560px" },
  field: { width: "100%" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  wrong: { margin: 0, paddingLeft: "16px", overflowWrap: "anywhere" },
});

/** All that is written is added, or nothing: what is wrong is named, and what was written stays. */
export function AddEntries() {
  const styles = useStyles();
  const announce = useAnnounce();
  const [entries, setEntries] = useState("");
  const [isEmpty, setEmpty] = useState(false);
  const add = useAddEntries();
  const preview = usePreview();
  const open = usePreviewOfEntries();
  const previewed = preview.state.kind === "failed" ? wrongOf(preview.state.error) : [];
  const wrong = isEmpty ? [listTexts.nothingWritten] : previewed.length > 0 ? previewed : wrongOf(add.error);

  const tryOut = () => {
    setEmpty(entries.trim() === "");
    if (entries.trim() !== "") void preview.start(open(entries));
  };

  const write = (value: string) => {
    setEntries(value);
    // What was said of another text must not stand beside this one.
    setEmpty(false);
    if (add.isError) add.reset();
    preview.forget();
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setEmpty(entries.trim() === "");
    event.currentTarget.querySelector("textarea")?.focus();
    if (entries.trim() === "" || add.isPending) return;
    add.mutate(
      { body: { entries } },
      {
        onSuccess: () => {
          write("");
          announce(listTexts.added);
        },
      },
    );
  };

  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      {add.isError && wrong.length === 0 && (
        <Notice intent="error" title={listTexts.notAdded}>
          {failureText(add.error)}
        </Notice>
      )}
      <Field
        className={styles.field}
        label={listTexts.entries}
        hint={listTexts.entriesHint}
        {...(wrong.length > 0 ? { validationMessage: <Wrong sentences={wrong} /> } : {})}
      >
        <Textarea
          value={entries}
          rows={3}
          resize="vertical"
          placeholder={listTexts.entriesExample}
          onChange={(_, { value }) => write(value)}
        />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={add.isPending}>
          {add.isPending ? listTexts.adding : listTexts.add}
        </Button>
        <Button appearance="transparent" onClick={tryOut}>
          {previewTexts.ask}
        </Button>
      </div>
      <div className={styles.field}>
        <PreviewPanel
          state={previewed.length > 0 ? { kind: "idle" } : preview.state}
          onCancel={preview.cancel}
          onRetry={tryOut}
        />
      </div>
    </form>
  );
}

function Wrong({ sentences }: { sentences: readonly string[] }) {
  const styles = useStyles();
  if (sentences.length === 1) return sentences[0];
  return (
    <ul className={styles.wrong}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function wrongOf(error: unknown): readonly string[] {
  const reason = failureReason(error);
  return reason?.kind === "problem" ? (reason.errors.entries ?? []) : [];
}
