import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useFormState } from "react-hook-form";
import { common } from "../../ui/texts/common";
import { previewTexts } from "../../ui/texts/preview";
import { inSight, useStickyBar } from "../../ui/useStickyBar";
import type { FormValues } from "./formValues";

const useStyles = makeStyles({
  bar: {
    ...inSight.bottom,
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    flexWrap: "wrap",
    gap: "8px",
    padding: "12px 20px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow8,
  },
});

type SaveBarProps = { onCancel: () => void; onPreview?: () => void };

export function SaveBar({ onCancel, onPreview }: SaveBarProps) {
  const styles = useStyles();
  const { isSubmitting } = useFormState<FormValues>();
  return (
    <div ref={useStickyBar("bottom")} className={styles.bar}>
      <Button type="submit" appearance="primary" disabledFocusable={isSubmitting}>
        {isSubmitting ? common.saving : common.save}
      </Button>
      <Button onClick={onCancel}>{common.cancel}</Button>
      {onPreview && (
        <Button appearance="transparent" onClick={onPreview}>
          {previewTexts.ask}
        </Button>
      )}
    </div>
  );
}
