import { makeStyles } from "@fluentui/react-components";
import { Bones } from "../../ui/Bones";
import { Loaded } from "../../ui/Loaded";
import { Page } from "../../ui/Page";
import { connectionTexts } from "../../ui/texts/connections";
import { ExchangePanel } from "./ExchangePanel";
import { ReturnFromSalesforce } from "./ReturnFromSalesforce";
import { SalesforcePanel } from "./SalesforcePanel";
import { useConnections } from "./useConnections";

const useStyles = makeStyles({
  panels: { display: "grid", gap: "16px", gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 360px), 1fr))" },
});

export default function ConnectionsPage() {
  const styles = useStyles();
  return (
    <Page title={connectionTexts.title} lead={connectionTexts.lead}>
      <ReturnFromSalesforce />
      <Loaded query={useConnections()} what={connectionTexts.what} skeleton={<Bones rows={1} height={240} />}>
        {({ exchange, salesforce }) => (
          <div className={styles.panels}>
            <SalesforcePanel salesforce={salesforce} />
            <ExchangePanel exchange={exchange} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
