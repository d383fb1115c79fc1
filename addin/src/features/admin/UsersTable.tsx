import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons";
import type { UserSummary } from "../../api/types";
import { DataTable, type Column } from "../../ui/DataTable";
import { RunResult } from "../../ui/RunResult";
import { userTexts } from "../../ui/texts/admin";
import { When } from "../../ui/When";

const { columns: headings } = userTexts;

const columns: readonly Column<UserSummary>[] = [
  { key: "user", heading: headings.user, cell: (user) => <Person user={user} /> },
  { key: "mode", heading: headings.mode, cell: (user) => userTexts.modes[user.mode] },
  { key: "lastRun", heading: headings.lastRun, cell: (user) => <RunResult run={user.lastRun} /> },
  {
    key: "nextRun",
    heading: headings.nextRun,
    cell: (user) => (user.nextRunAt === null ? userTexts.noNextRun : <When at={user.nextRunAt} />),
  },
  { key: "salesforce", heading: headings.salesforce, cell: (user) => userTexts.salesforce[user.salesforce] },
  { key: "trouble", heading: headings.trouble, cell: (user) => <Trouble sentence={user.trouble} /> },
];

export function UsersTable({ users }: { users: readonly UserSummary[] }) {
  return <DataTable caption={userTexts.caption} columns={columns} rows={users} rowKey={(user) => user.id} />;
}

const useStyles = makeStyles({
  line: { display: "block" },
  quiet: { display: "block", color: tokens.colorNeutralForeground2 },
  icon: { marginRight: "4px", verticalAlign: "-2px", color: tokens.colorStatusWarningForeground1 },
});

function Person({ user }: { user: UserSummary }) {
  const styles = useStyles();
  return (
    <>
      <Text weight="semibold" className={styles.line}>
        {user.displayName}
      </Text>
      <Text size={200} className={styles.quiet}>
        {user.email}
      </Text>
      <Text size={200} className={styles.quiet}>
        {user.isAdmin && `${userTexts.administrator}, `}
        {userTexts.since} <When at={user.firstSeenAt} past />
      </Text>
    </>
  );
}

function Trouble({ sentence }: { sentence: string | null }) {
  const styles = useStyles();
  if (sentence === null) return <Text className={styles.quiet}>{userTexts.noTrouble}</Text>;
  return (
    <Text>
      <WarningRegular className={styles.icon} aria-hidden="true" />
      {sentence}
    </Text>
  );
}
