import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../api/ApiContext";
import { failureReason } from "../../api/failure";
import type { KnownMessage } from "../../api/types";
import type { SelectedMessage } from "../../office/selection";

/** What is known of a message that cannot be explained now; null: nothing. */
export function useKnown({ key, internetMessageId, restId }: SelectedMessage) {
  const { client } = useApi();
  return useQuery<KnownMessage | null>({
    queryKey: ["known", key],
    queryFn: async ({ signal }) => {
      try {
        const { data } = await client.POST("/api/me/messages/known", { body: { internetMessageId, restId }, signal });
        return data ?? null;
      } catch (error) {
        const reason = failureReason(error);
        if (reason?.kind === "problem" && reason.status === 404) return null;
        throw error;
      }
    },
  });
}
