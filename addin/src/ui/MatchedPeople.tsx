import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { MatchedPerson } from "../api/types";
import { OutsideLink } from "./OutsideLink";
import { RecordLinks } from "./RecordLinks";
import { explanationTexts } from "./texts/history";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "12px" },
  item: { display: "flex", flexDirection: "column", alignItems: "flex-start", overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export type PersonAction = (person: MatchedPerson) => ReactNode;

type MatchedPeopleProps = {
  people: readonly MatchedPerson[];
  /** What can be done about a person; nothing where it is left out. */
  action?: PersonAction | undefined;
};

export function MatchedPeople({ people, action }: MatchedPeopleProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {people.map((person) => (
        // One of a kind an address, so that who is chosen takes the place, and the focus stays.
        <li key={`${person.type}-${person.address}`} className={styles.item}>
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
          {action?.(person)}
        </li>
      ))}
    </ul>
  );
}
