import { call } from "./call";
import { itemStill } from "./item";

/** Gives a ribbon button its deed. The name is the manifest's; Outlook hears of the end in every case. */
export function onCommand(name: string, run: () => Promise<void>) {
  // Outlook begins to send commands once somebody has asked whether it is ready.
  void Office.onReady();
  Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
    // A command that is not completed keeps every later one waiting.
    void run()
      .catch(() => undefined)
      .finally(() => event.completed());
  });
}

export type Notification = { intent: "done" | "failed"; words: string };

const place = "EmailSync";
const longest = 150;

/** One line above the message meant, in place of the one before. */
export async function notify(message: string, { intent, words }: Notification): Promise<void> {
  const line = words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
  await call((done) =>
    itemStill(message).notificationMessages.replaceAsync(
      place,
      intent === "done"
        ? { type: "informationalMessage", message: line, icon: "Icon.16", persistent: false }
        : { type: "errorMessage", message: line },
      done,
    ),
  );
}
