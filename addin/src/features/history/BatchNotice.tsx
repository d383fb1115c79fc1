import { makeStyles } from "@fluentui/react-components";
import { Notice } from "../../ui/Notice";
import { batchTexts } from "../../ui/texts/batches";
import type { Batch } from "./useBatch";

const mostNamed = 10;

const useStyles = makeStyles({ list: { margin: 0, paddingLeft: "20px" } });

/** What became of the selected messages; those that could not be done are named, and stay selected. */
export function BatchNotice({ batch: { result, forgetResult } }: { batch: Batch }) {
  const styles = useStyles();
  if (result === null) return null;
  const { act, done, of, refused, isStopped } = result;
  return (
    <Notice intent={refused.length > 0 ? "warning" : isStopped ? "info" : "success"} onDismiss={forgetResult}>
      {batchTexts.done(act, done)} {isStopped && batchTexts.stopped(done + refused.length, of)}{" "}
      {refused.length > 0 && (
        <>
          {batchTexts.refused(refused.length, of)}
          <ul className={styles.list}>
            {refused.slice(0, mostNamed).map(({ id, subject, why }) => (
              <li key={id}>{batchTexts.refusedOne(subject, why)}</li>
            ))}
            {refused.length > mostNamed && <li>{batchTexts.refusedMore(refused.length - mostNamed)}</li>}
          </ul>
        </>
      )}
    </Notice>
  );
}
