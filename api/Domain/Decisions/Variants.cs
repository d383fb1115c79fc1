namespace EmailSync.Domain.Decisions;

/// <summary>The variants of a code, where one code has several sentences.</summary>
public static class Variants
{
    /// <summary>D2: locked out, or the profile is inactive.</summary>
    public const string Inactive = "inactive";

    /// <summary>D3.</summary>
    public const string Draft = "draft";

    /// <summary>D3: a meeting request, answer or cancellation.</summary>
    public const string Meeting = "meeting";

    /// <summary>D3.</summary>
    public const string DeliveryReport = "delivery_report";

    /// <summary>D3.</summary>
    public const string ReadReceipt = "read_receipt";

    /// <summary>D3: a note, a task request, a form.</summary>
    public const string OtherItem = "other_item";

    /// <summary>D6: its recording was undone.</summary>
    public const string Undone = "undone";

    /// <summary>D7: by the word of the person who sent it.</summary>
    public const string Sender = "sender";

    /// <summary>D8.</summary>
    public const string Private = "private";

    /// <summary>D8.</summary>
    public const string Confidential = "confidential";

    /// <summary>D10: past the 30 days that nothing overrides.</summary>
    public const string PastHorizon = "past_horizon";

    /// <summary>D11: there is no address at all.</summary>
    public const string NoAddress = "no_address";

    /// <summary>D14: it is not tried again.</summary>
    public const string Final = "final";

    /// <summary>Of any code: it was decided, and by what is not known any more (B2).</summary>
    public const string Lost = "lost";

    /// <summary>D15: the person designated it.</summary>
    public const string Designated = "designated";

    /// <summary>D15: it is a tracked reply.</summary>
    public const string TrackedReply = "tracked_reply";
}
