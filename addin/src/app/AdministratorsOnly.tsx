import { ShieldLockRegular } from "@fluentui/react-icons";
import { Outlet } from "react-router";
import { useMe } from "../api/useMe";
import { AppLink } from "../ui/AppLink";
import { EmptyState } from "../ui/EmptyState";
import { navigation } from "../ui/texts/common";

/** Spares a dead end; who may see what is decided by the API (N3). */
export function AdministratorsOnly() {
  if (useMe().data?.isAdmin) return <Outlet />;
  return (
    <EmptyState
      wholePage
      icon={<ShieldLockRegular />}
      title={navigation.administratorsOnly}
      action={<AppLink to="/jobs">{navigation.notFoundNext}</AppLink>}
    />
  );
}
