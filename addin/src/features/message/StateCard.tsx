import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useAnnounced } from "../../ui/announce";
import { home } from "../../ui/home";
import { StateBadge, type Tone } from "../../ui/StateBadge";
import { messageTexts } from "../../ui/texts/message";

export const useCardStyles = makeStyles({
  card: {
    boxSizing: "border-box",
    // As tall as a badge, two lines and a row of buttons, so that what follows stands still while the message changes.
    minHeight: "176px",
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: "8px",
    padding: "16px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    overflowWrap: "anywhere",
  },
  subject: { color: tokens.colorNeutralForeground2 },
  clicks: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px 12px",
    marginTop: "auto",
    paddingTop: "4px",
  },
});

type StateCardProps = { subject: string; tone: Tone; state: string; sentence: string; children?: ReactNode };

/** The state line: a badge, a sentence, and the click that would change it. Says politely what it says anew. */
export function StateCard({ subject, tone, state, sentence, children }: StateCardProps) {
  const styles = useCardStyles();
  useAnnounced(messageTexts.announce(state, sentence));
  return (
    <section className={styles.card} aria-label={messageTexts.title} {...home}>
      <Text size={200} className={styles.subject} dir="auto" truncate wrap={false} block style={{ maxWidth: "100%" }}>
        {subject}
      </Text>
      <StateBadge tone={tone}>{state}</StateBadge>
      <Text>{sentence}</Text>
      {children !== undefined && <div className={styles.clicks}>{children}</div>}
    </section>
  );
}
