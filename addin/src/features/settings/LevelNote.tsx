import { makeStyles, tokens } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons";
import { settingsTexts, type SettingName } from "../../ui/texts/settings";
import { useSettingState } from "./settingsContext";

const useStyles = makeStyles({
  note: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  lock: { marginRight: "4px", verticalAlign: "-2px" },
});

/** Which level set a value that is neither the default nor the reader's own, and who locked it (S2). */
export function LevelNote({ name }: { name: SettingName }) {
  const styles = useStyles();
  const { level, lock, locksOthers, own } = useSettingState(name);
  if (lock !== null || locksOthers) {
    return (
      <span className={styles.note}>
        <LockClosedRegular className={styles.lock} aria-hidden="true" />
        {lock === null ? settingsTexts.locksOthers : settingsTexts.lockedBy[lock]}
      </span>
    );
  }
  const words = own ? null : settingsTexts.levels[level];
  return words === null ? null : <span className={styles.note}>{words}</span>;
}
