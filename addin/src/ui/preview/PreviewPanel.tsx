import { Button, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { Preview } from "../../api/types";
import { failureText } from "../failureText";
import { Notice } from "../Notice";
import { Panel } from "../Panel";
import { common } from "../texts/common";
import { previewTexts } from "../texts/preview";
import { PreviewItems } from "./PreviewItems";
import type { PreviewState } from "./usePreview";

const useStyles = makeStyles({
  running: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "8px", maxWidth: "420px" },
  bar: { width: "100%" },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  done: { display: "flex", flexDirection: "column", gap: "12px" },
});

type PreviewPanelProps = { state: PreviewState; title?: string; onCancel: () => void; onRetry: () => void };

/** What a change would have done to the mail of the last 30 days (N2). */
export function PreviewPanel({ state, title, onCancel, onRetry }: PreviewPanelProps) {
  if (state.kind === "idle") return null;
  return (
    <Panel title={title ?? previewTexts.title}>
      {state.kind === "running" && <div ref={intoView} />}
      {state.kind === "running" && <Running soFar={state.soFar} onCancel={onCancel} />}
      {state.kind === "stopped" && (
        <div ref={takeFocus} tabIndex={-1}>
          <Text>{previewTexts.cancelled}</Text>
        </div>
      )}
      {state.kind === "done" && <Result result={state.result} />}
      {state.kind === "failed" && (
        <Notice intent="error" title={previewTexts.failed} actions={<Button onClick={onRetry}>{common.retry}</Button>}>
          {failureText(state.error)}
        </Notice>
      )}
    </Panel>
  );
}

function Running({ soFar, onCancel }: { soFar: Preview | null; onCancel: () => void }) {
  const styles = useStyles();
  const total = soFar?.total ?? null;
  const words = previewTexts.progress(soFar?.read ?? 0, total);
  return (
    <div className={styles.running}>
      <Text>{previewTexts.reading}</Text>
      <ProgressBar
        className={styles.bar}
        aria-label={previewTexts.progressLabel}
        aria-valuetext={words}
        thickness="large"
        {...(soFar !== null && total !== null && total > 0 ? { value: Math.min(soFar.read, total), max: total } : {})}
      />
      <Text size={200} className={styles.quiet}>
        {words}
      </Text>
      <Button onClick={onCancel}>{previewTexts.cancel}</Button>
    </div>
  );
}

function Result({ result }: { result: Preview }) {
  const styles = useStyles();
  const { read, total, wouldRecord, wouldNoLonger, wouldLeave, wouldCome, items, trouble, isComplete } = result;
  return (
    <div className={styles.done}>
      {!isComplete && (
        <Notice intent="warning" title={previewTexts.partly}>
          {trouble ?? previewTexts.partlyNext(read, total)}
        </Notice>
      )}
      {(isComplete || read > 0) && (
        <Text>
          {previewTexts.sentence(result)} {wouldNoLonger > 0 && previewTexts.stays}
        </Text>
      )}
      <PreviewItems
        title={previewTexts.more}
        items={items.filter(({ isRecordedThen }) => isRecordedThen)}
        count={wouldRecord}
      />
      <PreviewItems
        title={previewTexts.less}
        items={items.filter(({ isRecordedThen }) => !isRecordedThen)}
        count={wouldNoLonger}
      />
      <PreviewItems title={previewTexts.leaving} items={result.leaving} count={wouldLeave} />
      <PreviewItems title={previewTexts.coming} items={result.coming} count={wouldCome} />
    </div>
  );
}

/** It may stand below what is on show, where nobody would see that it has begun. */
function intoView(top: HTMLElement | null) {
  top?.parentElement?.scrollIntoView({ block: "nearest" });
}

/** The button that was pressed is gone. */
function takeFocus(words: HTMLElement | null) {
  words?.focus();
}
