import { PeopleRegular } from "@fluentui/react-icons";
import { useApi } from "../../api/ApiContext";
import { Bones } from "../../ui/Bones";
import { EmptyState } from "../../ui/EmptyState";
import { Loaded } from "../../ui/Loaded";
import { Page } from "../../ui/Page";
import { userTexts } from "../../ui/texts/admin";
import { UsersTable } from "./UsersTable";

export default function UsersPage() {
  const users = useApi().query.useQuery("get", "/api/admin/users", {}, { refetchInterval: 15_000 });
  return (
    <Page title={userTexts.title} lead={userTexts.lead}>
      <Loaded query={users} what={userTexts.what} skeleton={<Bones rows={5} height={56} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<PeopleRegular />} title={userTexts.empty}>
              {userTexts.emptyNext}
            </EmptyState>
          ) : (
            <UsersTable users={items} />
          )
        }
      </Loaded>
    </Page>
  );
}
