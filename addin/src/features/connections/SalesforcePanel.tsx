import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { SalesforceConnection } from "../../api/types";
import { Facts } from "../../ui/Facts";
import { OutsideLink } from "../../ui/OutsideLink";
import { Panel } from "../../ui/Panel";
import { StateBadge, type Tone } from "../../ui/StateBadge";
import { connectionTexts } from "../../ui/texts/connections";
import { When } from "../../ui/When";
import { SalesforceActions } from "./SalesforceActions";

const useStyles = makeStyles({
  open: { display: "block", marginTop: "12px" },
  problems: {
    margin: "8px 0 0",
    paddingLeft: "20px",
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
});

const tones: Record<SalesforceConnection["state"], Tone> = {
  notConnected: "neutral",
  connected: "good",
  expired: "bad",
  incomplete: "warning",
};

export function SalesforcePanel({ salesforce }: { salesforce: SalesforceConnection }) {
  const styles = useStyles();
  return (
    <Panel
      title={connectionTexts.salesforce}
      badge={
        <StateBadge tone={tones[salesforce.state]}>{connectionTexts.salesforceStates[salesforce.state]}</StateBadge>
      }
    >
      <Text>{salesforce.sentence}</Text>
      {salesforce.problems.length > 0 && (
        <ul className={styles.problems}>
          {salesforce.problems.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <Facts
        facts={[
          [connectionTexts.as, person(salesforce)],
          [connectionTexts.since, salesforce.connectedAt && <When at={salesforce.connectedAt} past />],
          [connectionTexts.checked, salesforce.checkedAt && <When at={salesforce.checkedAt} past />],
          [connectionTexts.organisation, salesforce.instanceUrl && host(salesforce.instanceUrl)],
        ]}
      />
      {salesforce.state === "connected" && salesforce.instanceUrl !== null && (
        <Text className={styles.open}>
          <OutsideLink href={salesforce.instanceUrl}>{connectionTexts.openSalesforce}</OutsideLink>
        </Text>
      )}
      <SalesforceActions state={salesforce.state} />
    </Panel>
  );
}

function person({ userDisplayName, username }: SalesforceConnection): string | null {
  return userDisplayName && username ? `${userDisplayName} (${username})` : (userDisplayName ?? username);
}

function host(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
