import { useApi } from "./ApiContext";

/** The signed-in person. Inside the shell it is there already. */
export function useMe() {
  return useApi().query.useQuery("get", "/api/me", {}, { staleTime: 5 * 60_000 });
}
