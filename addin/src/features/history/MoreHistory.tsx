import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { failureText } from "../../ui/failureText";
import { Notice } from "../../ui/Notice";
import { common } from "../../ui/texts/common";
import { historyTexts } from "../../ui/texts/history";

const useStyles = makeStyles({
  foot: { display: "flex", justifyContent: "center", padding: "16px 0" },
  end: { color: tokens.colorNeutralForeground2 },
  failed: { paddingTop: "16px" },
});

type MorePages = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => unknown;
};

export function MoreHistory({ history }: { history: MorePages }) {
  const styles = useStyles();
  const more = () => void history.fetchNextPage();
  if (history.isFetchNextPageError && !history.isFetchingNextPage) {
    return (
      <div className={styles.failed}>
        <Notice intent="error" title={historyTexts.moreFailed} actions={<Button onClick={more}>{common.retry}</Button>}>
          {failureText(history.error)}
        </Notice>
      </div>
    );
  }
  return (
    <div className={styles.foot}>
      {history.hasNextPage ? (
        <Button disabledFocusable={history.isFetchingNextPage} onClick={more}>
          {history.isFetchingNextPage ? historyTexts.loadingMore : historyTexts.more}
        </Button>
      ) : (
        <Text size={200} className={styles.end}>
          {historyTexts.end}
        </Text>
      )}
    </div>
  );
}
