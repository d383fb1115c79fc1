import type { MailFolder, MappedFolder } from "../../api/types";
import { settingsTexts } from "../../ui/texts/settings";

/** A folder is mapped by its well-known name where it has one, so that a default set for everybody means it too. */
export function isMapped(folder: MailFolder, mapped: MappedFolder): boolean {
  const id = mapped.id.toLowerCase();
  return mapped.id === folder.id || id === folder.wellKnownName?.toLowerCase();
}

export function findMapped(folder: MailFolder, value: readonly MappedFolder[]): MappedFolder | undefined {
  return value.find((mapped) => isMapped(folder, mapped));
}

export function toggle(folder: MailFolder, value: readonly MappedFolder[], on: boolean): MappedFolder[] {
  const others = value.filter((mapped) => !isMapped(folder, mapped));
  return on ? [...others, { id: folder.wellKnownName ?? folder.id, includeSubfolders: false }] : others;
}

export function setSubfolders(folder: MailFolder, value: readonly MappedFolder[], include: boolean): MappedFolder[] {
  return value.map((mapped) => (isMapped(folder, mapped) ? { ...mapped, includeSubfolders: include } : mapped));
}

export function allFolders(tree: readonly MailFolder[]): MailFolder[] {
  return tree.flatMap((folder) => [folder, ...allFolders(folder.children)]);
}

/** Mapped folders that the mailbox no longer shows; a person must be able to take them off. */
export function strangers(tree: readonly MailFolder[], value: readonly MappedFolder[]): MappedFolder[] {
  const known = allFolders(tree);
  return value.filter((mapped) => !known.some((folder) => isMapped(folder, mapped)));
}

/** What an organisation can map for everybody: the folders that every mailbox has. */
export const commonFolders: readonly MailFolder[] = [
  { id: "inbox", displayName: "Inbox", wellKnownName: "inbox", selectable: true, children: [] },
  { id: "sentitems", displayName: "Sent Items", wellKnownName: "sentitems", selectable: true, children: [] },
  { id: "archive", displayName: "Archive", wellKnownName: "archive", selectable: true, children: [] },
];

export function folderText(tree: readonly MailFolder[], mapped: MappedFolder): string {
  const folder = [...allFolders(tree), ...commonFolders].find((candidate) => isMapped(candidate, mapped));
  const name = folder?.displayName ?? settingsTexts.unknownFolder;
  return mapped.includeSubfolders ? `${name} (${settingsTexts.withSubfolders})` : name;
}
