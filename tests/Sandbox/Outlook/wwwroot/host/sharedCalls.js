import { noticesOn, setNotices } from "../page/notices.js";
import { state } from "../page/state.js";
import { OfficeError } from "./errors.js";

const most = 5;

function notice(key, message) {
  const iconUrl = message.icon && state.addIn.image(message.icon);
  if (message.icon && !iconUrl) throw new OfficeError("InvalidParameterValueError", `The manifest has no image ${message.icon}.`);
  return { ...message, key, iconUrl, addIn: state.addIn.name };
}

const shown = ({ key, type, message, icon, persistent }) => ({ key, type, message, icon, persistent });
const events = { RecipientsChanged: "olkRecipientsChanged", AttachmentsChanged: "olkAttachmentsChanged" };

/** Calls that a message has in reading and in writing. */
export const sharedCalls = {
  "item.notificationMessages.addAsync": ({ item }, key, message) => {
    const now = noticesOn(item.key);
    if (now.some((one) => one.key === key)) throw new OfficeError("DuplicateNotificationKey");
    if (now.length >= most) throw new OfficeError("NumberOfNotificationsExceeded");
    setNotices(item.key, [...now, notice(key, message)]);
  },
  // One that is not there yet is added.
  "item.notificationMessages.replaceAsync": ({ item }, key, message) => {
    const now = noticesOn(item.key);
    if (!now.some((one) => one.key === key)) return sharedCalls["item.notificationMessages.addAsync"]({ item }, key, message);
    setNotices(item.key, now.map((one) => (one.key === key ? notice(key, message) : one)));
  },
  "item.notificationMessages.removeAsync": ({ item }, key) => {
    const now = noticesOn(item.key);
    if (!now.some((one) => one.key === key)) throw new OfficeError("NotificationKeyNotFound");
    setNotices(item.key, now.filter((one) => one.key !== key));
  },
  "item.notificationMessages.getAllAsync": ({ item }) => noticesOn(item.key).map(shown),
  "item.getInitializationContextAsync": () => "",
  "item.loadCustomPropertiesAsync": ({ item }) => ({ ...state.customProperties.get(item.key) }),
  "item.customProperties.saveAsync": ({ item }, values) => {
    if (JSON.stringify(values).length > 2500) throw new OfficeError("GenericSettingsError", "Custom properties take at most 2,500 characters.", 9019);
    state.customProperties.set(item.key, values);
  },
  "item.addHandlerAsync": ({ frame, item }, type) => {
    if (frame.kind !== "pane" || !Object.values(events).includes(type) || item.kind !== "compose")
      throw new OfficeError("NotSupportedEvent", "The event is not supported here.");
    frame.subscriptions.add(`item ${type}`);
  },
  "item.removeHandlerAsync": ({ frame }, type) => void frame.subscriptions.delete(`item ${type}`),
};
