import { Button, makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import type { MatchedPerson } from "../api/types";
import type { Choosing } from "../api/useChoose";
import { connectFirst } from "./ConnectFirst";
import { failureText } from "./failureText";
import { Notice } from "./Notice";
import { explanationTexts } from "./texts/history";

const useStyles = makeStyles({
  button: { marginTop: "4px", minWidth: 0 },
  // As wide as the narrowest pane lets it be: names are told apart by what stands behind them.
  people: { maxWidth: "min(288px, 90vw)" },
  person: { overflowWrap: "anywhere" },
});

type ChooseAnotherProps = { person: MatchedPerson; choosing: Choosing };

/** Another of the people with one address, for this message and for later ones (M4). */
export function ChooseAnother({ person, choosing }: ChooseAnotherProps) {
  const styles = useStyles();
  if (person.others.length === 0) return null;
  const isBusy = choosing.isBusyWith(person.address);
  return (
    <Menu inline positioning="below-start">
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          size="small"
          disabledFocusable={choosing.isPending}
          aria-label={explanationTexts.chooseAnotherFor(isBusy, person.address)}
        >
          {isBusy ? explanationTexts.choosing : explanationTexts.chooseAnother}
        </Button>
      </MenuTrigger>
      <MenuPopover className={styles.people}>
        <MenuList>
          {person.others.map((other) => (
            <MenuItem
              key={other.id}
              className={styles.person}
              onClick={() => choosing.choose({ address: person.address, id: other.id, name: other.name })}
            >
              {`${other.name} (${explanationTexts.peopleLabel(other.type, other.company)})`}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** What became of it. */
export function ChoiceResult({ choosing: { done, error, giveUp } }: { choosing: Choosing }) {
  if (error !== null)
    return (
      <Notice intent="error" title={explanationTexts.notChosen} onDismiss={giveUp} {...connectFirst(error)}>
        {failureText(error)}
      </Notice>
    );
  return done === undefined ? null : (
    <Notice intent="success" onDismiss={giveUp}>
      {explanationTexts.chosen(done.name, done.address, done.isRecorded)}
    </Notice>
  );
}
