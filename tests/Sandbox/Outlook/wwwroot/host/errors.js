// Names and codes as Office.js has them.
const codes = {
  InvalidAttachmentId: 9003,
  NumberOfRecipientsExceeded: 9012,
  AccessRestricted: 9017,
  GenericResponseError: 9020,
  SaveError: 9021,
  DuplicateNotificationKey: 9023,
  NotificationKeyNotFound: 9024,
  NumberOfNotificationsExceeded: 9025,
  APICallFailedDueToItemChange: 9030,
  InvalidParameterValueError: 9031,
  ApiCallNotSupportedByExtensionPoint: 9032,
  InternalServerError: 9042,
  NetworkError: 9041,
  InvalidCategory: 9044,
  DuplicateCategory: 9045,
  ItemNotSaved: 9046,
  ItemNotFound: 9049,
  PermissionDenied: 7000,
  NotSupportedEvent: 5001,
};

export class OfficeError extends Error {
  constructor(name, message = name, code = codes[name]) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

/** What an add-in is told of a failure. */
export function toOffice(error) {
  if (error instanceof OfficeError) return { name: error.name, message: error.message, code: error.code };
  if (error instanceof TypeError) return toOffice(new OfficeError("NetworkError", "The network is not there."));
  if (error.status === 404) return toOffice(new OfficeError("ItemNotFound", error.message));
  return toOffice(new OfficeError(error.code in codes ? error.code : "InternalServerError", error.message));
}
