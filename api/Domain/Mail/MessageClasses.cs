namespace EmailSync.Domain.Mail;

/// <summary>What a MAPI message class says of a message (D3, D19).</summary>
public static class MessageClasses
{
    /// <summary>
    /// True for mail: IPM.Note and what derives from it. A class that is not known counts as mail, for a mail must not be lost to a missing
    /// property.
    /// </summary>
    public static bool IsMail(string? messageClass) => string.IsNullOrWhiteSpace(messageClass) || Is(messageClass, "IPM.Note");

    /// <summary>True for what an out-of-office or another mailbox rule sends.</summary>
    public static bool IsAutomaticReply(string? messageClass) => Is(messageClass, "IPM.Note.Rules");

    /// <summary>True for meeting requests, answers and cancellations.</summary>
    public static bool IsMeeting(string? messageClass) => Is(messageClass, "IPM.Schedule.Meeting") || Is(messageClass, "IPM.Appointment");

    /// <summary>True for read and not-read receipts.</summary>
    public static bool IsReadReceipt(string? messageClass) =>
        IsReport(messageClass)
        && (messageClass!.EndsWith(".IPNRN", StringComparison.OrdinalIgnoreCase) || messageClass.EndsWith(".IPNNRN", StringComparison.OrdinalIgnoreCase));

    /// <summary>True for delivery reports and receipts.</summary>
    public static bool IsReport(string? messageClass) => Is(messageClass, "REPORT");

    private static bool Is(string? messageClass, string family) =>
        messageClass is not null
        && messageClass.StartsWith(family, StringComparison.OrdinalIgnoreCase)
        && (messageClass.Length == family.Length || messageClass[family.Length] == '.');
}
