import { makeStyles } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { changeOf, toForm, type FormValues } from "./formValues";
import { SaveBar } from "./SaveBar";
import { SettingsContext } from "./settingsContext";
import type { LoadedSettings, OwnLevel, SettingsChange } from "./settingsApi";
import { SettingsGroups } from "./SettingsGroups";
import { SaveTrouble } from "./SaveTrouble";
import { showFieldErrors } from "./fieldErrors";
import { UnsavedGuard } from "./UnsavedGuard";

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
  const done = useRef(false);

  const close = (saved: boolean) => {
    done.current = saved;
    onClose(saved);
  };

  const submit = async (values: FormValues) => {
    setTrouble(null);
    const change = changeOf(loaded.values, values);
    if (Object.keys(change.values).length === 0 && change.unset.length === 0) {
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
          <SaveBar onCancel={() => close(false)} />
        </form>
        <UnsavedGuard passes={() => done.current} />
      </FormProvider>
    </SettingsContext>
  );
}
