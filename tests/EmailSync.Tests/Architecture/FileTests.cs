using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Architecture;

/// <summary>Small files: 200 lines are the exception, 300 the end.</summary>
public sealed class FileTests
{
    private const int MostLines = 300;

    private static readonly string[] Written = [".cs", ".sql", ".ts", ".tsx", ".css", ".mjs"];
    private static readonly string[] Folders = ["api", "tests", "addin", ".scripts"];
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "dist", "__snapshots__", "coverage"];

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines()
    {
        var root = SandboxProcess.RepositoryRoot();
        var files = Folders.SelectMany(folder => Files(new DirectoryInfo(Path.Combine(root, folder)))).ToList();
        Assert.NotEmpty(files);
        var tooLong = files
            .Select(file => (Name: Path.GetRelativePath(root, file.FullName), Lines: File.ReadLines(file.FullName).Count()))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.Name}: {file.Lines} lines");
        Assert.Empty(tooLong);
    }

    /// <summary>The add-in's schema is generated from the API's document.</summary>
    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(f => Written.Contains(f.Extension) && !f.Name.EndsWith(".d.ts", StringComparison.Ordinal))
            .Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(Files));
}
