import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { MatchedPerson } from "../api/types";
import { OutsideLink } from "./OutsideLink";
import { RecordLinks } from "./RecordLinks";
import { explanationTexts } from "./texts/history";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "12px" },
  item: { display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function MatchedPeople({ people }: { people: readonly MatchedPerson[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {people.map((person) => (
        <li key={`${person.id}-${person.address}`} className={styles.item}>
          <Text>
            <OutsideLink href={person.url}>{person.name}</OutsideLink> (
            {explanationTexts.peopleLabel(person.type, person.company)})
          </Text>
          <Text size={200} className={styles.quiet}>
            {person.address}
          </Text>
          {person.chosenBy !== null && <Text size={200}>{person.chosenBy}</Text>}
          {person.others.length > 0 && (
            <Text size={200}>
              {explanationTexts.others} <RecordLinks records={person.others} />
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
