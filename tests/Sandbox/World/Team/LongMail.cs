using System.Globalization;
using System.Text;

namespace EmailSync.Sandbox.World.Team;

/// <summary>The mail that does not fit: a subject longer than Salesforce's field (D13), a body for three Tasks (R2), sixty recipients (M3).</summary>
internal static class LongMail
{
    public const int BodyLength = 80_000;

    private static readonly string[] Things =
    [
        "The flow meters of lot 1", "All transmitters in wet areas", "The level sensors of the storage tanks", "Displays within reach of the operators",
        "The cabling between sensor and cabinet", "Every calibrated instrument", "The dosing station", "Spare parts named in annex C",
        "The software that reads the instruments", "Housings outside the building", "The temperature probes of the pasteuriser", "The weighing cells of the mixer",
    ];

    private static readonly string[] Demands =
    [
        "shall keep the stated accuracy over the whole range and for twelve months without adjustment",
        "must withstand cleaning in place at 95 degrees for half an hour a day",
        "shall be delivered with certificates that name the standard used and its own certificate",
        "must be replaceable by the night shift within fifteen minutes and without special tools",
        "shall report a failure as such and never as a plausible value",
        "must be available as a spare part for ten years after the last delivery of the series",
        "shall carry a label that can still be read after five years of cleaning",
        "must keep their settings when the supply fails, and say afterwards that it has failed",
        "shall speak the protocol of annex B without a converter in between",
        "must be approved for contact with drinking water and show it on the instrument",
    ];

    private static readonly string[] Proofs =
    [
        "Please describe how, and name one plant where it can be seen.",
        "Answer with yes or no, and if no, with what would be possible.",
        "Attach the certificate or say when it will be there.",
        "State the price separately, since we may leave this item out.",
        "Name the person who answers for it during the warranty.",
        "A drawing with dimensions is enough.",
        "If there is a cheaper way to the same end, we would like to read about it here.",
    ];

    public static string Tender(string closing, Dice dice)
    {
        var text = new StringBuilder(
            "Dear bidder,\n\nbelow is the questionnaire of our tender, since the portal refuses files of this size. Please answer each item under its number and send the whole back.\n\n");
        var end = "\n\n" + closing;
        for (var item = 1; text.Length < BodyLength; item++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{((item - 1) / 20) + 1}.{((item - 1) % 20) + 1}");
            text.Append(number).Append(' ').Append(dice.Pick(Things)).Append(' ').Append(dice.Pick(Demands)).Append(". ").Append(dice.Pick(Proofs)).Append("\n\n");
        }
        return text.ToString(0, BodyLength - end.Length) + end;
    }

    /// <summary>358 UTF-16 units: what happens when the question is typed into the wrong line.</summary>
    public const string Subject =
        "Question on the quote, on the delivery in two parts that we talked about on the phone, on whether the certificates for the second part can carry the date " +
        "of the first, on the discount that was in the mail but not in the quote, on the seal (EPDM or FKM? our fitter says FKM, the data sheet says EPDM), and on " +
        "who will be there on the day: sorry for the length, I am on the train";

    public static Letter Invitation(string id, DateTimeOffset at, PersonSeed from, IReadOnlyList<Party> guests) => new()
    {
        MessageId = id,
        At = at,
        From = from.Party(),
        To = guests,
        Subject = "Partner day: the programme",
        Text = "Dear partners,\n\nthe programme of the partner day is ready: the new transmitters in the morning, with screwdrivers; after lunch the " +
            "calibration lab, in groups of ten; and at five the part that you really come for.\n\nPlease answer to me alone and not to all sixty; last year's " +
            $"discussion of the dessert reached several people who had never heard of us.\n\nKind regards\n{from.DisplayName}\nContoso Instruments",
        Format = LetterFormat.Both,
    };
}
