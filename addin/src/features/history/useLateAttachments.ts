import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../../api/ApiContext";
import type { Explanation } from "../../api/types";
import { useFollowedRun } from "./useFollowedRun";

/**
 * What a message was recorded without, and the press that adds it (R4). That is asked for apart, since Exchange has to be asked: where it cannot
 * say, everything else is shown, and nothing is offered.
 */
export function useLateAttachments(id: string, explanation: Explanation, showAnew: () => Promise<unknown>) {
  const api = useApi();
  const client = useQueryClient();
  const queryKey = ["leftOut", id];
  const { data } = useQuery({
    queryKey,
    enabled: explanation.outcome === "recorded" && explanation.attachments.length === 0,
    queryFn: async ({ signal }) => {
      const body = { internetMessageId: null, restId: id };
      return (await api.client.POST("/api/me/messages/explain", { body, signal })).data ?? null;
    },
  });
  const run = useFollowedRun(() => Promise.all([showAnew(), client.invalidateQueries({ queryKey })]));
  const ask = useMutation({
    mutationFn: () =>
      run.follow(id, () =>
        api.client.POST("/api/me/messages/record", {
          body: { id, internetMessageId: null, restId: null, anyway: false, attachments: true },
        }),
      ),
  });
  const isUnderWay = ask.isPending || run.ids.length > 0;
  const found = explanation.attachments.length === 0 ? data : null;
  return {
    shown: found ? { ...explanation, attachments: found.attachments } : explanation,
    isOffered: found?.attachmentsLeftOut ?? false,
    isUnderWay,
    press: () => ask.mutate(),
    error: ask.error,
    forget: ask.reset,
  };
}
