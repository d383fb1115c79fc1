const v10 = "http://schemas.microsoft.com/office/mailappversionoverrides";
const v11 = "http://schemas.microsoft.com/office/mailappversionoverrides/1.1";
const root = "http://schemas.microsoft.com/office/appforoffice/1.1";

const children = (element, name) => [...(element?.children ?? [])].filter((child) => child.localName === name);
const child = (element, name) => children(element, name)[0];
const typeOf = (element) => element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
const isTrue = (element) => element?.textContent.trim() === "true";

/** Reads the add-in's manifest as Outlook does: the newest VersionOverrides that it knows, and of that only what mail needs. */
export function readManifest(text, language) {
  const xml = new DOMParser().parseFromString(text, "application/xml");
  const app = xml.documentElement;
  if (app.localName !== "OfficeApp" || app.namespaceURI !== root) throw new Error("The manifest is no OfficeApp.");
  if (typeOf(app) !== "MailApp") throw new Error("The manifest is none of a MailApp.");
  const overrides = xml.getElementsByTagNameNS(v11, "VersionOverrides")[0] ?? xml.getElementsByTagNameNS(v10, "VersionOverrides")[0];
  if (!overrides) throw new Error("The manifest has no VersionOverrides, and so no commands.");
  const problems = [];
  const resources = readResources(child(overrides, "Resources"), language, problems);
  const host = children(child(overrides, "Hosts"), "Host").find((one) => typeOf(one) === "MailHost");
  const desktop = child(host, "DesktopFormFactor");
  if (!desktop) throw new Error("The manifest has no DesktopFormFactor.");
  const set = [...xml.getElementsByTagNameNS(root, "Set")].find((one) => one.getAttribute("Name") === "Mailbox");
  const functionFile = child(desktop, "FunctionFile");
  return {
    id: child(app, "Id").textContent.trim(),
    name: child(app, "DisplayName").getAttribute("DefaultValue"),
    minimum: set?.getAttribute("MinVersion") ?? "1.1",
    permissions: child(app, "Permissions")?.textContent.trim() ?? "Restricted",
    supportsShared: isTrue(child(desktop, "SupportsSharedFolders")),
    functionFile: functionFile && resources.url(functionFile.getAttribute("resid")),
    image: resources.image,
    groups: {
      read: readSurface(desktop, "MessageReadCommandSurface", resources, problems),
      compose: readSurface(desktop, "MessageComposeCommandSurface", resources, problems),
    },
    problems,
  };
}

function readResources(resources, language, problems) {
  const found = new Map();
  for (const kind of ["Images", "Urls", "ShortStrings", "LongStrings"]) {
    for (const entry of child(resources, kind)?.children ?? []) {
      const own = children(entry, "Override").find((one) => one.getAttribute("Locale")?.toLowerCase() === language.toLowerCase());
      const id = `${kind} ${entry.getAttribute("id")}`;
      if (found.has(id)) problems.push(`The resource ${entry.getAttribute("id")} is there twice.`);
      found.set(id, (own ?? entry).getAttribute(own ? "Value" : "DefaultValue"));
    }
  }
  const get = (kind) => (id) => {
    const value = found.get(`${kind} ${id}`);
    if (value === undefined) problems.push(`${kind} has no resource ${id}.`);
    return value ?? "";
  };
  return {
    url: get("Urls"),
    short: get("ShortStrings"),
    long: get("LongStrings"),
    icon: get("Images"),
    /** The address of an image that a notice names; undefined where the manifest lacks it. */
    image: (id) => found.get(`Images ${id}`),
  };
}

function readSurface(desktop, type, resources, problems) {
  const point = children(desktop, "ExtensionPoint").find((one) => typeOf(one) === type);
  const tab = child(point, "OfficeTab") ?? child(point, "CustomTab");
  return children(tab, "Group").map((group) => ({
    label: resources.short(child(group, "Label").getAttribute("resid")),
    buttons: children(group, "Control").flatMap((control) => readControl(control, resources, problems)),
  }));
}

function readControl(control, resources, problems) {
  if (typeOf(control) !== "Button") {
    problems.push(`The sandbox holds no control of type ${typeOf(control)}.`);
    return [];
  }
  const tip = child(control, "Supertip");
  const action = child(control, "Action");
  const source = child(action, "SourceLocation");
  const images = children(child(control, "Icon"), "Image");
  const icon = (size) => images.find((one) => one.getAttribute("size") === size)?.getAttribute("resid");
  for (const size of ["16", "32", "80"]) if (!icon(size)) problems.push(`${control.id} has no icon of ${size} pixels.`);
  return [
    {
      id: control.id,
      label: resources.short(child(control, "Label").getAttribute("resid")),
      title: resources.short(child(tip, "Title").getAttribute("resid")),
      description: resources.long(child(tip, "Description").getAttribute("resid")),
      icon: resources.icon(icon("32") ?? icon("16")),
      action: typeOf(action),
      functionName: child(action, "FunctionName")?.textContent.trim(),
      url: source && resources.url(source.getAttribute("resid")),
      supportsPinning: isTrue(child(action, "SupportsPinning")),
      supportsMultiSelect: isTrue(child(action, "SupportsMultiSelect")),
      supportsNoItemContext: isTrue(child(action, "SupportsNoItemContext")),
    },
  ];
}
