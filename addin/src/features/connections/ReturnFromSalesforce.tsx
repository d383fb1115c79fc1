import { useSearchParams } from "react-router";
import { AppLink } from "../../ui/AppLink";
import { Notice } from "../../ui/Notice";
import { connectionTexts } from "../../ui/texts/connections";

/** What the sign-in to Salesforce came to, read from the address that it came back to. */
export function ReturnFromSalesforce() {
  const [search, setSearch] = useSearchParams();
  const result = search.get("salesforce");
  const dismiss = () => setSearch({}, { replace: true });
  if (result === "connected") {
    return (
      <Notice intent="success" title={connectionTexts.nowConnected} onDismiss={dismiss}>
        <AppLink to="/settings/edit" inline>
          {connectionTexts.nowConnectedNext}
        </AppLink>
      </Notice>
    );
  }
  if (result === "failed") {
    return (
      <Notice intent="error" title={connectionTexts.notConnected} onDismiss={dismiss}>
        {connectionTexts.reasons[search.get("reason") ?? ""] ?? connectionTexts.reasonUnknown}
      </Notice>
    );
  }
  return null;
}
