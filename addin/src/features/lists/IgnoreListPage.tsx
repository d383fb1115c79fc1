import { makeStyles } from "@fluentui/react-components";
import { PersonProhibitedRegular } from "@fluentui/react-icons";
import { Bones } from "../../ui/Bones";
import { EmptyState } from "../../ui/EmptyState";
import { Loaded } from "../../ui/Loaded";
import { Page } from "../../ui/Page";
import { listTexts } from "../../ui/texts/lists";
import { AddEntries } from "./AddEntries";
import { IgnoredEntries } from "./IgnoredEntries";
import { useIgnoreList } from "./useIgnoreList";

const useStyles = makeStyles({
  list: { marginTop: "24px" },
});

export default function IgnoreListPage() {
  const styles = useStyles();
  return (
    <Page title={listTexts.title} lead={listTexts.lead}>
      <AddEntries />
      <div className={styles.list}>
        <Loaded query={useIgnoreList()} what={listTexts.what} skeleton={<Bones rows={4} height={48} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={<PersonProhibitedRegular />} title={listTexts.empty}>
                {listTexts.emptyNext}
              </EmptyState>
            ) : (
              <IgnoredEntries entries={items} />
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}
