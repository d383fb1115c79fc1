import { HistoryRegular } from "@fluentui/react-icons";
import { Bones } from "../../ui/Bones";
import { EmptyState } from "../../ui/EmptyState";
import { Loaded } from "../../ui/Loaded";
import { MoreRows } from "../../ui/MoreRows";
import { Page } from "../../ui/Page";
import { changeTexts } from "../../ui/texts/changes";
import { ChangesTable } from "./ChangesTable";
import { useChanges } from "./useChanges";

/** Every change that concerns the person (S4). */
export default function ChangesPage() {
  const changes = useChanges();
  const items = changes.data?.pages.flatMap((page) => page.items);
  // Older changes that do not come say so where they would stand.
  const query = { ...changes, data: items, error: changes.isFetchNextPageError ? null : changes.error };
  return (
    <Page title={changeTexts.title} lead={changeTexts.lead}>
      <Loaded query={query} what={changeTexts.what} skeleton={<Bones rows={5} height={56} />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={<HistoryRegular />} title={changeTexts.empty}>
              {changeTexts.emptyNext}
            </EmptyState>
          ) : (
            <>
              <ChangesTable changes={rows} />
              <MoreRows pages={changes} failed={changeTexts.moreFailed} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
