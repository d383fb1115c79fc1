using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Graph;

/// <summary>The MAPI properties that a sync needs and that v1.0's message does not have; ids as the service spells them.</summary>
internal static class MapiProperties
{
    /// <summary>The value, or null where the message does not have the property.</summary>
    public static string? Value(StoredMessage message, string id) => id switch
    {
        "Integer 0x36" => ((int)message.Sensitivity).ToString(System.Globalization.CultureInfo.InvariantCulture),
        "String 0x1a" => ClassOf(message),
        "String 0x1042" => message.Content.InReplyTo,
        "String 0x1039" => message.Content.References,
        _ => throw new NotHeldException($"extended property {id}"),
    };

    private static string ClassOf(StoredMessage message) => message.MessageClass ?? message.Kind switch
    {
        MessageKind.MeetingRequest => "IPM.Schedule.Meeting.Request",
        MessageKind.MeetingResponse => "IPM.Schedule.Meeting.Resp.Pos",
        MessageKind.DeliveryReport => "REPORT.IPM.Note.NDR",
        MessageKind.ReadReceipt => "REPORT.IPM.Note.IPNRN",
        _ => "IPM.Note",
    };
}
