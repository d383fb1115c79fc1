import { Button } from "@fluentui/react-components";
import { ErrorCircleRegular } from "@fluentui/react-icons";
import { EmptyState } from "../ui/EmptyState";
import { failures } from "../ui/texts/common";

export function Broken() {
  return (
    <div role="alert">
      <EmptyState
        wholePage
        icon={<ErrorCircleRegular />}
        title={failures.broken}
        action={<Button onClick={() => window.location.reload()}>{failures.reload}</Button>}
      >
        {failures.brokenNext}
      </EmptyState>
    </div>
  );
}
