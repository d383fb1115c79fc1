import { Button } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import { failureReason } from "../api/failure";
import { messageTexts } from "./texts/message";

/** Whether a call was refused because there is no connection to Salesforce: to try again would only be refused again. */
export function needsConnection(error: unknown): boolean {
  const reason = failureReason(error);
  return reason?.kind === "problem" && (reason.code === "not_connected" || reason.code === "expired");
}

/** The way to where the connection is made. */
export function ConnectFirst() {
  const navigate = useNavigate();
  return <Button onClick={() => void navigate("/connections")}>{messageTexts.connect}</Button>;
}

/** For a notice of what failed: it leads on where a connection is all that is missing. */
export function connectFirst(error: unknown) {
  return needsConnection(error) ? { actions: <ConnectFirst /> } : {};
}
