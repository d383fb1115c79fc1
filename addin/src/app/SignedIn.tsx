import { useMemo, useState } from "react";
import { RouterProvider } from "react-router";
import { ApiContext } from "../api/ApiContext";
import { createApi } from "../api/client";
import { SessionContext } from "./SessionContext";
import type { Start } from "./start";

type SignedInProps = { origin: string; start: Start };

export function SignedIn({ origin, start }: SignedInProps) {
  const { identity, createRouter } = start;
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
