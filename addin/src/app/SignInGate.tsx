import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createApi } from "../api/client";
import { Loaded } from "../ui/Loaded";
import { loadProgram } from "../ui/lazyPart";
import { signInTexts } from "../ui/texts/common";
import type { ConnectIdentity } from "./identity";
import type { AppRouter } from "./routes";
import { SignedIn } from "./SignedIn";
import { SignInPage, SignInFrame } from "./SignInPage";
import { startKey, type Start } from "./start";
import { Bones } from "../ui/Bones";

type SignInGateProps = {
  origin: string;
  connect: ConnectIdentity;
  /** What is behind the sign-in: its program may come while that answers. */
  loadRouter: () => Promise<() => AppRouter>;
};

/** Nobody gets past here without a person; what is behind is only made once there is one. */
export function SignInGate({ origin, connect, loadRouter }: SignInGateProps) {
  const [anonymous] = useState(() => createApi(origin, null));
  const start = useQuery<Start>({
    queryKey: startKey,
    queryFn: async () => {
      const program = loadProgram(loadRouter);
      // Whatever fails first is what is said.
      program.catch(() => undefined);
      const { data } = await anonymous.client.GET("/api/client-config");
      if (!data) throw new Error("The configuration came without a body.");
      return { config: data, identity: await connect(data), createRouter: await program, ended: false };
    },
    staleTime: Infinity,
    gcTime: Infinity,
    // A network that is only half there must not keep a person before an empty page.
    networkMode: "always",
  });
  if (start.data?.identity.account) {
    return <SignedIn key={start.data.identity.account.username} origin={origin} start={start.data} />;
  }
  return (
    <SignInFrame>
      <Loaded query={start} what={signInTexts.configuration} skeleton={<Bones rows={1} height={96} />}>
        {({ identity }) => <SignInPage identity={identity} />}
      </Loaded>
    </SignInFrame>
  );
}
