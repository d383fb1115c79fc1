import type { ComponentType } from "react";
import { Bones } from "../ui/Bones";
import { lazyPart } from "../ui/lazyPart";
import { navigation } from "../ui/texts/common";

/** A page whose program comes when it is first opened. */
export function lazyPage<Props extends object>(name: string, load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazyPart(name, load, {
    what: navigation.thisPage,
    skeleton: <Bones rows={4} height={56} />,
    wholePage: true,
  });
}
