using System.Collections.Concurrent;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>One gate a mailbox, for the whole process.</summary>
internal sealed class MailboxGates(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, MailboxGate> _gates = new(StringComparer.OrdinalIgnoreCase);

    public MailboxGate Of(string userId) => _gates.GetOrAdd(userId, _ => new MailboxGate(time));
}
