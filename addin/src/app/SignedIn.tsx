import { useState } from "react";
import { RouterProvider } from "react-router";
import { ApiContext } from "../api/ApiContext";
import { createApi } from "../api/client";
import type { ClientConfig } from "../api/types";
import type { Identity } from "./identity";
import { createRouter } from "./routes";
import { SessionContext } from "./SessionContext";

type SignedInProps = { origin: string; config: ClientConfig; identity: Identity; ended: boolean };

export function SignedIn({ origin, config, identity, ended }: SignedInProps) {
  const [api] = useState(() => createApi(origin, identity));
  const [router] = useState(createRouter);
  return (
    <ApiContext value={api}>
      <SessionContext value={{ config, identity, ended }}>
        <RouterProvider router={router} />
      </SessionContext>
    </ApiContext>
  );
}
