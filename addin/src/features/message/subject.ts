import type { SelectedMessage } from "../../office/selection";
import { historyTexts } from "../../ui/texts/history";

export function subjectOf({ subject }: SelectedMessage): string {
  return subject.trim() === "" ? historyTexts.noSubject : subject;
}
