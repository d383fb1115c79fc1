import { HistoryRegular, SearchRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { HistoryView } from "../../api/types";
import { AppLink } from "../../ui/AppLink";
import { EmptyState } from "../../ui/EmptyState";
import { historyTexts } from "../../ui/texts/history";

export function NoHistory({ view, search, children }: { view: HistoryView; search?: string; children?: ReactNode }) {
  if (search !== undefined) {
    return (
      <EmptyState icon={<SearchRegular />} title={historyTexts.nothingFound(search)} action={children}>
        {historyTexts.nothingFoundNext}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<HistoryRegular />}
      title={historyTexts.empty[view]}
      action={view === "recorded" ? <AppLink to="/jobs">{historyTexts.toJobs}</AppLink> : undefined}
    >
      {historyTexts.emptyNext[view]}
    </EmptyState>
  );
}
