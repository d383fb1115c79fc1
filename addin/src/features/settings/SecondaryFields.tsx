import { useApi } from "../../api/ApiContext";
import { AppLink } from "../../ui/AppLink";
import { failureText } from "../../ui/failureText";
import { settingsTexts } from "../../ui/texts/settings";

const { secondary } = settingsTexts;

/** Which fields *Alternate/Secondary Email Addresses* means in this org (M2), as far as the reader may see them. */
export function SecondaryFields() {
  const fields = useApi().query.useQuery("get", "/api/me/salesforce/secondary-fields", {}, { staleTime: 60_000 });
  if (fields.data) return secondary.found(fields.data);
  if (!fields.isError) return secondary.loading;
  return (
    <>
      {secondary.failed} {failureText(fields.error)}{" "}
      <AppLink to="/connections" inline>
        {settingsTexts.toConnections}
      </AppLink>
    </>
  );
}
