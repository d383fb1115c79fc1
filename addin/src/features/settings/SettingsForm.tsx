import { makeStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { changeOf, toForm, type FormValues } from "./formValues";
import { Notice } from "../../ui/Notice";
import { previewTexts } from "../../ui/texts/preview";
import { SaveBar } from "./SaveBar";
import { SettingsContext } from "./settingsContext";
import type { LoadedSettings, OwnLevel, SettingsChange } from "./settingsApi";
import { SettingsGroups } from "./SettingsGroups";
import { SaveTrouble } from "./SaveTrouble";
import { showFieldErrors } from "./fieldErrors";
import { UnsavedGuard } from "./UnsavedGuard";
import { PreviewPanel } from "../../ui/preview/PreviewPanel";
import { usePreview } from "../../ui/preview/usePreview";
import { usePreviewOfSettings } from "./settingsPreview";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "16px" },
});

type SettingsFormProps = {
  loaded: LoadedSettings;
  ownLevel: OwnLevel;
  save: (change: SettingsChange, etag: string) => Promise<unknown>;
  onLoadNewer: () => Promise<void>;
  onClose: (saved: boolean) => unknown;
};

export function SettingsForm({ loaded: newest, ownLevel, save, onLoadNewer, onClose }: SettingsFormProps) {
  const styles = useStyles();
  // A refresh in the background must not swap the version under a form that is being filled in (S6).
  const [loaded] = useState(newest);
  const form = useForm<FormValues>({ defaultValues: toForm(loaded.values), shouldFocusError: false });
  const [trouble, setTrouble] = useState<unknown>(null);
  const [attempts, setAttempts] = useState(0);
  const [isNothingToShow, setNothingToShow] = useState(false);
  const done = useRef(false);
  const preview = usePreview();
  const open = usePreviewOfSettings();
  const { forget } = preview;
  // What was said of other values must not stand beside these.
  useEffect(() => {
    return form.subscribe({
      formState: { values: true },
      callback: () => {
        forget();
        setNothingToShow(false);
      },
    });
  }, [form, forget]);

  const close = (saved: boolean) => {
    done.current = saved;
    onClose(saved);
  };

  const submit = async (values: FormValues) => {
    setTrouble(null);
    const change = changeOf(loaded.values, values);
    if (isNothing(change)) {
      close(false);
      return;
    }
    try {
      await save(change, loaded.etag);
      close(true);
    } catch (error) {
      showFieldErrors(error, form);
      setTrouble(error);
      setAttempts((count) => count + 1);
    }
  };

  const tryOut = (values: FormValues) => {
    setTrouble(null);
    const change = changeOf(loaded.values, values);
    setNothingToShow(isNothing(change));
    if (!isNothing(change)) void preview.start(open(change));
  };
  const ask = () => void form.handleSubmit(tryOut, invalid)();

  const invalid = () => {
    setTrouble(null);
    setAttempts((count) => count + 1);
  };

  return (
    <SettingsContext value={{ loaded, ownLevel }}>
      <FormProvider {...form}>
        <form noValidate className={styles.form} onSubmit={(event) => void form.handleSubmit(submit, invalid)(event)}>
          <SaveTrouble key={attempts} attempts={attempts} trouble={trouble} onLoadNewer={onLoadNewer} />
          <SettingsGroups />
          <PreviewPanel state={preview.state} onCancel={preview.cancel} onRetry={ask} />
          {isNothingToShow && <Notice intent="info">{previewTexts.nothingChanged}</Notice>}
          <SaveBar onCancel={() => close(false)} {...(ownLevel === "user" && { onPreview: ask })} />
        </form>
        <UnsavedGuard passes={() => done.current} />
      </FormProvider>
    </SettingsContext>
  );
}

const isNothing = ({ values, unset }: SettingsChange) => Object.keys(values).length === 0 && unset.length === 0;
