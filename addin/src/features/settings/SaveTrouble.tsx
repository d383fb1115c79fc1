import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useFormState } from "react-hook-form";
import { failureReason } from "../../api/failure";
import { failureText } from "../../ui/failureText";
import { Notice } from "../../ui/Notice";
import { settingName, settingNames, settingsTexts } from "../../ui/texts/settings";
import type { FormValues } from "./formValues";
import { isSetting } from "./fieldErrors";
import { fieldId } from "./SettingField";

const useStyles = makeStyles({
  root: {
    outlineStyle: "none",
    scrollMarginTop: "16px",
    "&:focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
  list: { margin: "4px 0 0", paddingLeft: "20px" },
  // Else its bullet stands beside its last line.
  link: { textAlign: "left", verticalAlign: "top" },
});

type SaveTroubleProps = { attempts: number; trouble: unknown; onLoadNewer: () => Promise<void> };

/** Why the save did not happen, above the form. The person pressed Save, so the focus goes where the answer is. */
export function SaveTrouble({ attempts, trouble, onLoadNewer }: SaveTroubleProps) {
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const { errors } = useFormState<FormValues>();
  useEffect(() => {
    if (attempts > 0) root.current?.focus();
  }, [attempts]);
  const { root: others, unset, ...fields } = errors;
  const lines = [...inOrderOfTheForm(messages(fields)), ...messages(others ?? {})];
  if (lines.length === 0 && trouble === null) return null;
  return (
    <div ref={root} tabIndex={-1} className={styles.root}>
      {trouble !== null && <Trouble trouble={trouble} named={lines.length > 0} onLoadNewer={onLoadNewer} />}
      {lines.length > 0 && (
        <Notice intent="error" title={settingsTexts.errorsTitle(lines.length)}>
          <ul className={styles.list}>
            {lines.map(({ name, message }) => (
              <li key={name}>{isSetting(name) ? <FieldLink name={name} message={message} /> : message}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function Trouble({
  trouble,
  named,
  onLoadNewer,
}: {
  trouble: unknown;
  named: boolean;
  onLoadNewer: () => Promise<void>;
}) {
  const reason = failureReason(trouble);
  const status = reason?.kind === "problem" ? reason.status : null;
  const load = <Button onClick={() => void onLoadNewer()}>{settingsTexts.loadNewer}</Button>;
  if (status === 412 || status === 428) {
    return (
      <Notice intent="warning" title={settingsTexts.newer} actions={load}>
        {settingsTexts.newerNext}
      </Notice>
    );
  }
  if (status === 409) {
    return (
      <Notice intent="warning" title={settingsTexts.lockedNow} actions={load}>
        {failureText(trouble)}
      </Notice>
    );
  }
  // The fields' own sentences follow and say more.
  if (status === 400 && named) return null;
  return (
    <Notice intent="error" title={settingsTexts.notSaved}>
      {failureText(trouble)}
    </Notice>
  );
}

function FieldLink({ name, message }: { name: string; message: string }) {
  const styles = useStyles();
  const go = () => {
    const field = document.getElementById(fieldId(name));
    field?.scrollIntoView({ block: "center" });
    field?.querySelector<HTMLElement>("input, select, button")?.focus({ preventScroll: true });
  };
  return (
    <Link as="button" type="button" inline className={styles.link} onClick={go}>
      {settingName(name)}: {message}
    </Link>
  );
}

type Line = { name: string; message: string };

function messages(errors: object): Line[] {
  return Object.entries(errors).map(([name, error]) => ({ name, message: messageOf(error) }));
}

function inOrderOfTheForm(lines: Line[]): Line[] {
  const order = Object.keys(settingNames);
  return lines.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
}

function messageOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("message" in error)) return settingsTexts.notSaved;
  return typeof error.message === "string" ? error.message : settingsTexts.notSaved;
}
