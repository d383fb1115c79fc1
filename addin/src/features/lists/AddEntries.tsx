import { Button, Field, makeStyles, Textarea } from "@fluentui/react-components";
import { useState, type SubmitEvent } from "react";
import { failureReason } from "../../api/failure";
import { useAnnounce } from "../../ui/announce";
import { failureText } from "../../ui/failureText";
import { Notice } from "../../ui/Notice";
import { listTexts } from "../../ui/texts/lists";
import { useAddEntries } from "./useIgnoreList";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "12px", maxWidth: "560px" },
  field: { width: "100%" },
  wrong: { margin: 0, paddingLeft: "16px", overflowWrap: "anywhere" },
});

/** All that is written is added, or nothing: what is wrong is named, and what was written stays. */
export function AddEntries() {
  const styles = useStyles();
  const announce = useAnnounce();
  const [entries, setEntries] = useState("");
  const [isEmpty, setEmpty] = useState(false);
  const add = useAddEntries();
  const wrong = isEmpty ? [listTexts.nothingWritten] : wrongOf(add.error);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setEmpty(entries.trim() === "");
    event.currentTarget.querySelector("textarea")?.focus();
    if (entries.trim() === "" || add.isPending) return;
    add.mutate(
      { body: { entries } },
      {
        onSuccess: () => {
          setEntries("");
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
          onChange={(_, { value }) => setEntries(value)}
        />
      </Field>
      <Button type="submit" appearance="primary" disabledFocusable={add.isPending}>
        {add.isPending ? listTexts.adding : listTexts.add}
      </Button>
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
