namespace EmailSync.Integrations.Exchange;

/// <summary>The message class that Graph's type of the object implies, for messages that come without PidTagMessageClass.</summary>
internal static class MessageClasses
{
    /// <summary>Null where the type says nothing: an ordinary message has the same type as a report.</summary>
    public static string? OfType(string? odataType) => odataType switch
    {
        "#microsoft.graph.eventMessageRequest" => "IPM.Schedule.Meeting.Request",
        "#microsoft.graph.eventMessageResponse" => "IPM.Schedule.Meeting.Resp",
        "#microsoft.graph.eventMessage" => "IPM.Schedule.Meeting",
        "#microsoft.graph.calendarSharingMessage" => "IPM.Sharing",
        _ => null,
    };
}
