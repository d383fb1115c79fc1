import { Component, type ReactNode } from "react";
import { Broken } from "./Broken";

/** The last resort: a fault of our own is said, instead of a white page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
