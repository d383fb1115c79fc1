import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "./ApiContext";
import { useStaleForgotten } from "./useStaleForgotten";

/** What a message is known by: at least one of the three. */
export type MessageIds = { id: string | null; internetMessageId: string | null; restId: string | null };

/** Who is meant by an address, from now on. */
export type Choice = { address: string; id: string; name: string };

export type Choosing = ReturnType<typeof useChoose>;

/** *Choose another* (M4). It is busy until what is shown has been asked for again, whatever became of it. */
export function useChoose(message: MessageIds, isRecorded: boolean, showAnew: () => Promise<unknown>) {
  const { client } = useApi();
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: async ({ address, id, name }: Choice) => {
      await client.POST("/api/me/messages/choose", { body: { ...message, address, personId: id } });
      return { address, name, isRecorded };
    },
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ["get", "/api/me/audit"] }), showAnew()]),
  });
  useStaleForgotten(choose, isRecorded);
  const { variables } = choose;
  return {
    choose: (choice: Choice) => choose.mutate(choice),
    isPending: choose.isPending,
    isBusyWith: (address: string) => choose.isPending && variables?.address === address,
    /** Who was chosen, and whether the message was recorded then; undefined: nobody. */
    done: choose.data,
    error: choose.error,
    giveUp: choose.reset,
  };
}
