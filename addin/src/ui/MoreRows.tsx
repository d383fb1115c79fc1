import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { failureText } from "./failureText";
import { home } from "./home";
import { Notice } from "./Notice";
import { common } from "./texts/common";

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

/** The way to the next page of a list, beneath what is there. */
export function MoreRows({ pages, failed }: { pages: MorePages; failed: string }) {
  const styles = useStyles();
  const more = () => void pages.fetchNextPage();
  if (pages.isFetchNextPageError && !pages.isFetchingNextPage) {
    return (
      <div className={styles.failed}>
        <Notice intent="error" title={failed} actions={<Button onClick={more}>{common.retry}</Button>}>
          {failureText(pages.error)}
        </Notice>
      </div>
    );
  }
  return (
    <div className={styles.foot} {...home}>
      {pages.hasNextPage ? (
        <Button disabledFocusable={pages.isFetchingNextPage} onClick={more}>
          {pages.isFetchingNextPage ? common.loadingMore : common.more}
        </Button>
      ) : (
        <Text size={200} className={styles.end}>
          {common.end}
        </Text>
      )}
    </div>
  );
}
