using System.Text;

namespace EmailSync.Sandbox.Graph.Generated;

/// <summary>Ordinary sentences by a cheap generator of numbers.</summary>
internal sealed class Words(int seed, int index)
{
    private static readonly string[] Subjects = ["Offer", "Delivery", "Your question about the pumps", "Minutes", "Re: Visit next week", "Invoice", "Drawings", "Order"];

    private static readonly string[] Sentences =
    [
        "Thank you for the call this morning.", "The drawings are with our engineers and will be back by Friday.",
        "We would rather keep the delivery in the second week, if that is possible on your side.", "Please find the figures below.",
        "Nothing has changed about the price.", "I shall be out of the office until Monday, and Priya looks after the order meanwhile.",
        "Could you tell me which of the two housings you have in use at the moment?", "The test ran for forty hours without a stop.",
        "As agreed, the invoice goes to the address in Bergen.", "Let me know if anything is unclear.",
        "The spare parts left the works yesterday evening.", "Our driver needs somebody at the gate between eight and ten.",
    ];

    private ulong _state = ((ulong)(uint)seed << 32) | (uint)index;

    public int Next(int below)
    {
        // SplitMix64, by Sebastiano Vigna's published constants.
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }

    public string Subject() => Subjects[Next(Subjects.Length)];

    /// <summary>Sentences, four to a paragraph, until the text is so long.</summary>
    public void Fill(StringBuilder text, int length)
    {
        for (var sentence = 1; text.Length < length; sentence++)
            text.Append(Sentences[Next(Sentences.Length)]).Append(sentence % 4 == 0 ? "\r\n\r\n" : " ");
        text.Append("\r\n");
    }
}
