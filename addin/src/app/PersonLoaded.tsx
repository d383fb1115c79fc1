import { Outlet } from "react-router";
import { useMe } from "../api/useMe";
import { Bones } from "../ui/Bones";
import { Loaded } from "../ui/Loaded";
import { signInTexts } from "../ui/texts/common";
import { ZoneContext } from "../ui/zone";

/** The pages behind this know who the person is, and show dates in their zone. */
export function PersonLoaded() {
  return (
    <Loaded query={useMe()} what={signInTexts.you} skeleton={<Bones rows={4} height={56} />}>
      {({ timeZone }) => (
        <ZoneContext value={timeZone}>
          <Outlet />
        </ZoneContext>
      )}
    </Loaded>
  );
}
