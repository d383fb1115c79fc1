import {
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Button,
  makeStyles,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { common } from "./texts/common";

const useStyles = makeStyles({
  bar: { marginBottom: "12px" },
  body: { whiteSpace: "normal", overflowWrap: "anywhere" },
});

type NoticeProps = {
  intent: "info" | "success" | "warning" | "error";
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  onDismiss?: () => void;
};

export function Notice({ intent, title, children, actions, onDismiss }: NoticeProps) {
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline" politeness="polite" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        {title !== undefined && <MessageBarTitle>{title}</MessageBarTitle>} {children}
      </MessageBarBody>
      {(actions !== undefined || onDismiss) && (
        <MessageBarActions
          {...(onDismiss && {
            containerAction: (
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={common.dismiss}
                onClick={onDismiss}
              />
            ),
          })}
        >
          {actions}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
