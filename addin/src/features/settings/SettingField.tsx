import { Field, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { useController, useFormContext } from "react-hook-form";
import { settingNames, settingsTexts, type SettingName } from "../../ui/texts/settings";
import type { FormValues } from "./formValues";
import { LevelNote } from "./LevelNote";
import { rules } from "./rules";
import { useSettingState } from "./settingsContext";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "2px", minWidth: 0 },
  field: { width: "100%" },
  hint: { display: "block" },
  // Where the words of a check box begin.
  beneathCheckBox: { display: "block", paddingLeft: "32px" },
  giveBack: { fontSize: tokens.fontSizeBase200, minHeight: "24px" },
});

export type SettingControl<Name extends SettingName> = {
  name: string;
  value: FormValues[Name];
  onChange: (value: FormValues[Name]) => void;
  onBlur: () => void;
  disabled: boolean;
};

type SettingFieldProps<Name extends SettingName> = {
  name: Name;
  hint?: ReactNode;
  /** False where the control carries the setting's name itself, as a check box does. */
  labelled?: boolean;
  children: (control: SettingControl<Name>) => ReactElement;
};

/** One setting: its control, what it means, where its value comes from, what is wrong with it. */
export function SettingField<Name extends SettingName>({
  name,
  hint,
  labelled = true,
  children,
}: SettingFieldProps<Name>) {
  const styles = useStyles();
  const { lock } = useSettingState(name);
  const { control, watch } = useFormContext<FormValues>();
  const givenBack = watch("unset").includes(name);
  const { field, fieldState } = useController<FormValues, SettingName>({
    name,
    control,
    rules: { validate: (value) => (givenBack || lock ? true : validate(name, value)) },
  });
  const note = <LevelNote name={name} />;
  return (
    <div id={fieldId(name)} className={styles.root}>
      <Field
        className={styles.field}
        {...(labelled ? { label: settingNames[name] } : {})}
        {...(fieldState.error ? { validationMessage: fieldState.error.message } : {})}
        hint={
          <span className={labelled ? styles.hint : styles.beneathCheckBox}>
            {hint !== undefined && <span className={styles.hint}>{hint}</span>}
            {givenBack ? settingsTexts.givenBack : note}
          </span>
        }
      >
        {children({
          name,
          value: field.value as FormValues[Name],
          onChange: field.onChange,
          onBlur: field.onBlur,
          disabled: lock !== null || givenBack,
        })}
      </Field>
      <GiveBack name={name} />
    </div>
  );
}

function validate(name: SettingName, value: FormValues[SettingName]): true | string {
  const rule = rules[name] as ((value: FormValues[SettingName]) => true | string) | undefined;
  return rule ? rule(value) : true;
}

export function fieldId(name: string): string {
  return `setting-${name}`;
}

/** An own value can be given up for the one of the level above. */
function GiveBack({ name }: { name: SettingName }) {
  const styles = useStyles();
  const { lock, own } = useSettingState(name);
  const { watch, setValue } = useFormContext<FormValues>();
  const unset = watch("unset");
  if (lock !== null || !own) return null;
  const given = unset.includes(name);
  return (
    <Link
      as="button"
      type="button"
      className={styles.giveBack}
      aria-label={given ? settingsTexts.keepOwnOf(settingNames[name]) : settingsTexts.giveBackOf(settingNames[name])}
      onClick={() =>
        setValue("unset", given ? unset.filter((other) => other !== name) : [...unset, name], { shouldDirty: true })
      }
    >
      {given ? settingsTexts.keepOwn : settingsTexts.giveBack}
    </Link>
  );
}
