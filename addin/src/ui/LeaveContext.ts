import { createContext, useContext } from "react";

/** Goes to another site in this tab. */
export const LeaveContext = createContext<(address: string) => void>((address) => window.location.assign(address));

export const useLeave = () => useContext(LeaveContext);
