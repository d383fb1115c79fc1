import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createApi } from "../api/client";
import type { ClientConfig } from "../api/types";
import { Loaded } from "../ui/Loaded";
import { signInTexts } from "../ui/texts/common";
import type { ConnectIdentity, Identity } from "./identity";
import { SignedIn } from "./SignedIn";
import { SignInPage, SignInFrame } from "./SignInPage";
import { Bones } from "../ui/Bones";

type SignInGateProps = { origin: string; connect: ConnectIdentity; ended: boolean };
type Start = { config: ClientConfig; identity: Identity };

/** Nobody gets past here without a person; what is behind is only made once there is one. */
export function SignInGate({ origin, connect, ended }: SignInGateProps) {
  const [anonymous] = useState(() => createApi(origin, null));
  const start = useQuery<Start>({
    queryKey: ["start"],
    queryFn: async () => {
      const { data } = await anonymous.client.GET("/api/client-config");
      if (!data) throw new Error("The configuration came without a body.");
      return { config: data, identity: await connect(data) };
    },
    staleTime: Infinity,
    gcTime: Infinity,
    // A network that is only half there must not keep a person before an empty page.
    networkMode: "always",
  });
  if (start.data?.identity.account) {
    return <SignedIn origin={origin} config={start.data.config} identity={start.data.identity} ended={ended} />;
  }
  return (
    <SignInFrame>
      <Loaded query={start} what={signInTexts.configuration} skeleton={<Bones rows={1} height={96} />}>
        {({ identity }) => <SignInPage identity={identity} />}
      </Loaded>
    </SignInFrame>
  );
}
