import { useMemo, useState } from "react";
import { RouterProvider } from "react-router";
import { ApiContext } from "../api/ApiContext";
import { createApi } from "../api/client";
import type { AppRouter } from "./routes";
import { SessionContext } from "./SessionContext";
import type { Start } from "./start";

type SignedInProps = { origin: string; start: Start; createRouter: () => AppRouter };

export function SignedIn({ origin, start, createRouter }: SignedInProps) {
  const { identity } = start;
  const api = useMemo(() => createApi(origin, identity), [origin, identity]);
  const [router] = useState(createRouter);
  return (
    <ApiContext value={api}>
      <SessionContext value={start}>
        <RouterProvider router={router} />
      </SessionContext>
    </ApiContext>
  );
}
