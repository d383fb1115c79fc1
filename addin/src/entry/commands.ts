import { markFromRibbon } from "../features/ribbon/commands";
import { onCommand } from "../office/ribbon";

onCommand("record", () => markFromRibbon("record"));
onCommand("doNotRecord", () => markFromRibbon("doNotRecord"));
