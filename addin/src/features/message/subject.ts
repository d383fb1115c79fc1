import type { SelectedMessage } from "../../office/selection";
import { subjectText } from "../../ui/texts/history";

export function subjectOf({ subject }: SelectedMessage): string {
  return subjectText(subject);
}
