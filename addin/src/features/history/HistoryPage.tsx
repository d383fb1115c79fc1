import { Button, makeStyles, SearchBox, Tab, TabList } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { HistoryView } from "../../api/types";
import { Page } from "../../ui/Page";
import { historyTexts } from "../../ui/texts/history";
import { useDebounced } from "../../ui/useDebounced";
import { ExplanationDrawer } from "./ExplanationDrawer";
import { HistoryList } from "./HistoryList";
import { useRefreshHistory } from "./useHistory";

const views: readonly HistoryView[] = ["recorded", "unresolved", "excluded", "ignored"];

const useStyles = makeStyles({
  tabs: { flexWrap: "wrap", marginBottom: "12px", marginLeft: "-8px" },
  search: { width: "100%", maxWidth: "420px", marginBottom: "12px" },
});

export default function HistoryPage() {
  const styles = useStyles();
  const [address, setAddress] = useSearchParams();
  const view = views.find((name) => name === address.get("view")) ?? "recorded";
  const [words, setWords] = useState("");
  const search = useDebounced(words.trim(), 300);
  const [asked, setAsked] = useState<string | null>(null);
  const { refresh, isRefreshing, refreshed } = useRefreshHistory();
  return (
    <Page
      title={historyTexts.title}
      lead={historyTexts.lead}
      action={
        <Button icon={<ArrowClockwiseRegular />} disabledFocusable={isRefreshing} onClick={() => void refresh()}>
          {isRefreshing ? historyTexts.refreshing : historyTexts.refresh}
        </Button>
      }
    >
      <TabList
        className={styles.tabs}
        aria-label={historyTexts.viewsLabel}
        selectedValue={view}
        onTabSelect={(_, { value }) => setAddress({ view: String(value) }, { replace: true })}
      >
        {views.map((name) => (
          <Tab key={name} id={`tab-${name}`} value={name} aria-controls="history-list">
            {historyTexts.views[name]}
          </Tab>
        ))}
      </TabList>
      <SearchBox
        className={styles.search}
        aria-label={historyTexts.search}
        placeholder={historyTexts.searchHint}
        value={words}
        maxLength={200}
        onChange={(_, { value }) => setWords(value)}
      />
      <div role="tabpanel" id="history-list" aria-labelledby={`tab-${view}`}>
        <HistoryList
          view={view}
          search={search}
          refreshed={refreshed}
          onClearSearch={() => setWords("")}
          onWhy={setAsked}
        />
      </div>
      <ExplanationDrawer id={asked} onClose={() => setAsked(null)} />
    </Page>
  );
}
