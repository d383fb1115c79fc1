import { Frame } from "./Frame";
import type { ConnectIdentity } from "./identity";
import { createWebRouter } from "./routes";
import { SignInGate } from "./SignInGate";
import { useTheme } from "./theme";

export type AppProps = {
  /** Where the API is: the page's own origin. */
  origin: string;
  connect: ConnectIdentity;
  leaveTo: (address: string) => void;
};

/** The pages in a browser. */
export function App({ origin, connect, leaveTo }: AppProps) {
  return (
    <Frame theme={useTheme(null)} leaveTo={leaveTo}>
      <SignInGate origin={origin} connect={connect} loadRouter={() => Promise.resolve(createWebRouter)} />
    </Frame>
  );
}
