const AsyncResultStatus = { Succeeded: "succeeded", Failed: "failed" };
const EventType = {
  ItemChanged: "olkItemSelectedChanged",
  SelectedItemsChanged: "olkSelectedItemsChanged",
  RecipientsChanged: "olkRecipientsChanged",
  AttachmentsChanged: "olkAttachmentsChanged",
  OfficeThemeChanged: "officeThemeChanged",
  DialogMessageReceived: "dialogMessageReceived",
  DialogEventReceived: "dialogEventReceived",
  DialogParentMessageReceived: "dialogParentMessageReceived",
};
const CategoryColor = { None: "None" };
for (let n = 0; n < 25; n++) CategoryColor[`Preset${n}`] = `Preset${n}`;

const MailboxEnums = {
  AttachmentContentFormat: { Base64: "base64", Url: "url", Eml: "eml", ICalendar: "iCalendar" },
  AttachmentStatus: { Added: "added", Removed: "removed" },
  AttachmentType: { File: "file", Item: "item", Cloud: "cloud", Base64: "base64" },
  CategoryColor,
  ComposeType: { Reply: "reply", NewMail: "newMail", Forward: "forward" },
  DelegatePermissions: { Read: 1, Write: 2, DeleteOwn: 4, DeleteAll: 8, EditOwn: 16, EditAll: 32 },
  ItemNotificationMessageType: {
    ProgressIndicator: "progressIndicator",
    InformationalMessage: "informationalMessage",
    ErrorMessage: "errorMessage",
    InsightMessage: "insightMessage",
  },
  ItemType: { Message: "message", Appointment: "appointment" },
  OWAView: { OneColumnNarrow: "OneColumnNarrow", OneColumn: "OneColumn", TwoColumns: "TwoColumns", ThreeColumns: "ThreeColumns" },
  RecipientType: { DistributionList: "distributionList", User: "user", ExternalUser: "externalUser", Other: "other" },
  RestVersion: { v1_0: "v1.0", v2_0: "v2.0", Beta: "beta" },
};

const enums = {
  AsyncResultStatus,
  EventType,
  MailboxEnums,
  CoercionType: { Text: "text", Html: "html" },
  HostType: { Outlook: "Outlook" },
  PlatformType: { PC: "PC", OfficeOnline: "OfficeOnline", Mac: "Mac", iOS: "iOS", Android: "Android", Universal: "Universal" },
  ThemeId: { Colorful: 0, DarkGray: 3, Black: 4, White: 5 },
};
