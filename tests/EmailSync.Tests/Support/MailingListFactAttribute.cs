using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>A test over the real messages that lie beside a checkout; skipped by name where they do not.</summary>
public sealed class MailingListFactAttribute : FactAttribute
{
    public MailingListFactAttribute()
    {
        if (!Directory.Exists(Folder))
        {
            Skip = "The folder shared/corpus/mailing-list is not beside this checkout.";
        }
    }

    public static string Folder => Path.GetFullPath(Path.Combine(SandboxProcess.RepositoryRoot(), "..", "shared", "corpus", "mailing-list"));
}
