using System.Diagnostics.CodeAnalysis;

namespace EmailSync.Domain.Mail;

/// <summary>
/// One address in the form in which addresses are compared (M1): trimmed, lower-cased without regard to culture. Non-ASCII addresses are
/// kept as they are written.
/// </summary>
public readonly record struct EmailAddress
{
    private EmailAddress(string value) => Value = value;

    /// <summary>The compared form, for example <c>maria@lopez.example</c>.</summary>
    public string Value { get; }

    /// <summary>What stands after the last @.</summary>
    public string Domain => Value[(Value.LastIndexOf('@') + 1)..];

    /// <summary>
    /// Reads an address that a message or a person carries. False for what can reach nobody: empty, without exactly one usable @, with white
    /// space or control characters, or longer than the 320 characters that RFC 3696 allows.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress address)
    {
        address = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var trimmed = text.Trim();
        var at = trimmed.LastIndexOf('@');
        if (at <= 0 || at == trimmed.Length - 1 || trimmed.Length > 320)
        {
            return false;
        }

        foreach (var c in trimmed)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                return false;
            }
        }

        address = new EmailAddress(trimmed.ToLowerInvariant());
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
