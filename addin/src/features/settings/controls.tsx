import {
  Checkbox,
  Input,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  Select,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { dayNames, modeTexts, settingNames, settingsTexts } from "../../ui/texts/settings";
import type { FormValues } from "./formValues";
import { FieldGroup } from "./FieldGroup";
import { SettingField } from "./SettingField";

const useStyles = makeStyles({
  short: { maxWidth: "180px" },
  text: { maxWidth: "420px" },
  // Not as wide as its longest option, which need not fit.
  select: { width: "100%", minWidth: 0 },
  days: { display: "flex", flexWrap: "wrap", gap: "4px 8px" },
  mode: { alignItems: "flex-start" },
  does: { display: "block", color: tokens.colorNeutralForeground2 },
});

type NamesOf<Kind> = { [Name in keyof FormValues]: FormValues[Name] extends Kind ? Name : never }[keyof FormValues];
type BooleanName = NamesOf<boolean>;

export function YesNo({ name, hint }: { name: BooleanName; hint: ReactNode }) {
  return (
    <SettingField name={name} hint={hint} labelled={false}>
      {({ value, onChange, ...control }) => (
        <Checkbox
          {...control}
          checked={value}
          label={settingNames[name]}
          onChange={(_, { checked }) => onChange(checked === true)}
        />
      )}
    </SettingField>
  );
}

export function NumberSetting({
  name,
  unit,
  hint,
}: {
  name: "intervalMinutes" | "pastDays";
  unit: string;
  hint: string;
}) {
  const styles = useStyles();
  return (
    <SettingField name={name} hint={hint}>
      {({ onChange, ...control }) => (
        // Not type=number: a wheel changes that unseen, and what is no number would come as nothing.
        <Input
          {...control}
          className={styles.short}
          inputMode="numeric"
          autoComplete="off"
          contentAfter={<Text>{unit}</Text>}
          onChange={(_, { value }) => onChange(value)}
        />
      )}
    </SettingField>
  );
}

export function TimeSetting({ name }: { name: "from" | "to" }) {
  const styles = useStyles();
  return (
    <SettingField name={name}>
      {({ onChange, ...control }) => (
        <Input {...control} className={styles.short} type="time" onChange={(_, { value }) => onChange(value)} />
      )}
    </SettingField>
  );
}

export function TextSetting({ name, hint }: { name: "smartAddressBase" | "helpContact"; hint: string }) {
  const styles = useStyles();
  return (
    <SettingField name={name} hint={hint}>
      {({ onChange, ...control }) => (
        <Input {...control} className={styles.text} maxLength={500} onChange={(_, { value }) => onChange(value)} />
      )}
    </SettingField>
  );
}

type Option = { value: string; label: string };

type SelectSettingProps = {
  name: "timeZone" | "salesforceType";
  groups: readonly { label: string; options: readonly Option[] }[];
  hint?: string;
};

export function SelectSetting({ name, groups, hint }: SelectSettingProps) {
  const styles = useStyles();
  return (
    <SettingField name={name} {...(hint === undefined ? {} : { hint })}>
      {({ onChange, ...control }) => (
        <Select
          {...control}
          className={mergeClasses(styles.text, styles.select)}
          select={{ className: styles.select }}
          onChange={(_, { value }) => onChange(value)}
        >
          {groups.map(({ label, options }) =>
            label === "" ? (
              <Options key="" options={options} />
            ) : (
              <optgroup key={label} label={label}>
                <Options options={options} />
              </optgroup>
            ),
          )}
        </Select>
      )}
    </SettingField>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

export function ModeSetting() {
  const styles = useStyles();
  return (
    <SettingField name="mode">
      {({ value, onChange, ...control }) => (
        <RadioGroup {...control} value={value} onChange={(_, data) => onChange(data.value as typeof value)}>
          {(["off", "all", "designated"] as const).map((mode) => (
            <Radio
              key={mode}
              value={mode}
              className={styles.mode}
              label={
                <>
                  {modeTexts[mode].name}
                  <Text size={200} className={styles.does}>
                    {modeTexts[mode].does}
                  </Text>
                </>
              }
            />
          ))}
        </RadioGroup>
      )}
    </SettingField>
  );
}

export function RepliesSetting() {
  return (
    <SettingField name="replies" hint={settingsTexts.repliesHint}>
      {({ value, onChange, ...control }) => (
        <RadioGroup {...control} value={value} onChange={(_, data) => onChange(data.value as typeof value)}>
          <Radio value="any" label={settingsTexts.replyNames.any} />
          <Radio value="recorded" label={settingsTexts.replyNames.recorded} />
        </RadioGroup>
      )}
    </SettingField>
  );
}

const week = Object.keys(dayNames) as FormValues["days"];

export function DaysSetting() {
  const styles = useStyles();
  return (
    <SettingField name="days">
      {({ value, onChange, onBlur, disabled }) => (
        <FieldGroup className={styles.days}>
          {week.map((day) => (
            <Checkbox
              key={day}
              label={dayNames[day]}
              checked={value.includes(day)}
              disabled={disabled}
              onBlur={onBlur}
              onChange={(_, { checked }) =>
                onChange(week.filter((other) => (other === day ? checked === true : value.includes(other))))
              }
            />
          ))}
        </FieldGroup>
      )}
    </SettingField>
  );
}
