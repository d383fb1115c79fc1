import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { Explanation } from "../api/types";
import { OutsideLink } from "./OutsideLink";
import { RecordLinks } from "./RecordLinks";
import { explanationTexts } from "./texts/history";

const useStyles = makeStyles({
  when: { display: "block", marginBottom: "4px", color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: "20px" },
  people: { display: "block", marginTop: "4px" },
});

type MadeRecordsProps = Pick<Explanation, "records" | "made" | "attachments">;

/** What stands in Salesforce: the Tasks with their parts, the files with the first of them, when and by which run, and on whom. */
export function MadeRecords({ records, made, attachments }: MadeRecordsProps) {
  const styles = useStyles();
  const things = records.filter(isMade);
  const others = records.filter((record) => !isMade(record));
  const files = attachments.filter(({ url }) => url !== null);
  return (
    <>
      {made !== null && (
        <Text size={200} className={styles.when}>
          {made.sentence}
        </Text>
      )}
      {things.length > 0 && (
        <ul className={styles.list}>
          {things.map(({ type, id, name, url }, index) => (
            <li key={id}>
              <OutsideLink href={url}>{name}</OutsideLink> ({type})
              {index === 0 && files.length > 0 && (
                <ul className={styles.list}>
                  {files.map((file, position) => (
                    <li key={`${position}-${file.name}`}>
                      <OutsideLink href={file.url}>{file.name}</OutsideLink> ({explanationTexts.file})
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <Text className={styles.people}>
          {explanationTexts.on} <RecordLinks records={others} />
        </Text>
      )}
    </>
  );
}

function isMade({ type }: Explanation["records"][number]): boolean {
  return type === "Task" || type === "EmailMessage";
}
