import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useAnnounce } from "../../ui/announce";
import type { ExchangeConnection } from "../../api/types";
import { useMe } from "../../api/useMe";
import { Facts } from "../../ui/Facts";
import { failureText } from "../../ui/failureText";
import { Notice } from "../../ui/Notice";
import { Panel } from "../../ui/Panel";
import { StateBadge, type Tone } from "../../ui/StateBadge";
import { common } from "../../ui/texts/common";
import { connectionTexts } from "../../ui/texts/connections";
import { When } from "../../ui/When";
import { useTestExchange } from "./useConnections";

const useStyles = makeStyles({
  note: { display: "block", marginTop: "8px", color: tokens.colorNeutralForeground2 },
  actions: { marginTop: "16px" },
});

const tones: Record<ExchangeConnection["state"], Tone> = {
  connected: "good",
  readOnly: "warning",
  noMailbox: "bad",
  denied: "bad",
  signInRefused: "bad",
  unavailable: "warning",
  unknown: "neutral",
};

export function ExchangePanel({ exchange }: { exchange: ExchangeConnection }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const help = useMe().data?.helpContact ?? null;
  const test = useTestExchange();
  const press = () => test.mutate({}, { onSuccess: ({ sentence }) => announce(connectionTexts.tested(sentence)) });
  const onlyAdministratorHelps = tones[exchange.state] === "bad" || exchange.state === "readOnly";
  return (
    <Panel
      title={connectionTexts.exchange}
      badge={<StateBadge tone={tones[exchange.state]}>{connectionTexts.exchangeStates[exchange.state]}</StateBadge>}
    >
      {test.isError && (
        <Notice intent="error" title={connectionTexts.testFailed}>
          {failureText(test.error)}
        </Notice>
      )}
      <Text>{exchange.sentence}</Text>
      {onlyAdministratorHelps && <Text className={styles.note}>{common.askAdministrator(help)}</Text>}
      {exchange.state === "connected" && <Text className={styles.note}>{connectionTexts.exchangeNote}</Text>}
      <Facts
        facts={[
          [connectionTexts.mailbox, exchange.mailbox],
          [connectionTexts.checked, exchange.checkedAt && <When at={exchange.checkedAt} past />],
        ]}
      />
      <div className={styles.actions}>
        <Button disabledFocusable={test.isPending} onClick={press}>
          {test.isPending ? connectionTexts.testing : connectionTexts.test}
        </Button>
      </div>
    </Panel>
  );
}
