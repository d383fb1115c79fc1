using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using EmailSync.Hosting.Pages;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>What Outlook is given: the manifest, its icons, and the pages with the address of office.js.</summary>
[Collection(TheService.Name)]
public sealed partial class ManifestTests(ServiceFixture service)
{
    /// <summary>Read in Microsoft's documentation; the published schemas are older than they.</summary>
    private static readonly string[] NotInTheSchemas = ["SupportsSharedFolders", "SupportsNoItemContext", "SupportsMultiSelect"];

    private static readonly string Repository = SandboxProcess.RepositoryRoot();

    private static readonly string[] Readers = ["record", "doNotRecord"];

    [Fact]
    public async Task The_service_hands_it_out_with_its_own_address()
    {
        var answer = await service.Api.Anonymous.GetAnswerAsync("/manifest.xml");

        Assert.Equal((200, "application/xml"), (answer.Status, answer.ContentType));
        Assert.DoesNotContain("emailsync.example", answer.Text, StringComparison.Ordinal);
        var addresses = Addresses(XDocument.Parse(answer.Text)).ToList();
        Assert.NotEmpty(addresses);
        Assert.All(addresses, a => Assert.Equal(service.Api.Anonymous.BaseAddress!.Port, new Uri(a).Port));
    }

    [ManifestSchemaFact]
    public void It_is_valid_but_for_the_three_elements_that_the_schemas_do_not_know()
    {
        var manifest = Manifest();
        Assert.Equal(NotInTheSchemas, manifest.Descendants().Where(e => NotInTheSchemas.Contains(e.Name.LocalName)).Select(e => e.Name.LocalName).Distinct());
        manifest.Descendants().Where(e => NotInTheSchemas.Contains(e.Name.LocalName)).Remove();
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var file in Directory.EnumerateFiles(ManifestSchemaFactAttribute.Folder, "*.xsd"))
        {
            using var reader = XmlReader.Create(file);
            schemas.Add(null, reader);
        }

        var errors = new List<string>();
        manifest.Validate(schemas, (_, e) => errors.Add(e.Message));

        Assert.Empty(errors);
    }

    [Fact, Rule("O1"), Rule("O2")]
    public void Every_icon_is_there_in_its_size_and_every_text_and_address_that_is_named_is_given()
    {
        var manifest = Manifest();
        foreach (var address in Addresses(manifest).Where(a => a.EndsWith(".png", StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(Path.Combine(Repository, "addin", "public", "icons", Path.GetFileName(address)));
            var width = (bytes[16] << 24) | (bytes[17] << 16) | (bytes[18] << 8) | bytes[19];
            Assert.Equal(int.Parse(Size().Match(address).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), width);
        }

        var given = manifest.Descendants().Attributes("id").Select(a => a.Value).ToHashSet();
        Assert.All(manifest.Descendants().Attributes("resid"), a => Assert.True(given.Contains(a.Value) && a.Value.Length <= 32, a.Value));
        Assert.Equal(Readers, manifest.Descendants().Where(e => e.Name.LocalName == "FunctionName").Select(e => e.Value));
        Assert.All(manifest.Descendants().Where(e => e.Name.LocalName == "SupportsPinning"), e => Assert.Equal("true", e.Value));
    }

    [Fact]
    public void The_pages_load_office_js_from_where_the_deployment_says_and_never_leave_unchanged()
    {
        var root = Directory.CreateTempSubdirectory("emailsync-pages-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(root, "taskpane.html"), $"<script src=\"{PageOptions.MicrosoftsOfficeScript}\"></script>");
            File.WriteAllText(Path.Combine(root, "x.js"), PageOptions.MicrosoftsOfficeScript);
            var startedAt = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
            using var pages = new PageTemplates(root, "http://localhost:5604/office.js?a=1&b", startedAt);

            foreach (var path in new[] { "/taskpane.html", "//taskpane.html", "taskpane.html" })
            {
                using var reader = new StreamReader(pages.GetFileInfo(path).CreateReadStream());
                Assert.Equal("<script src=\"http://localhost:5604/office.js?a=1&amp;b\"></script>", reader.ReadToEnd());
            }

            Assert.Equal(startedAt, pages.GetFileInfo("/taskpane.html").LastModified);
            Assert.False(pages.GetFileInfo("/sub/taskpane.html").Exists);
            Assert.True(pages.GetFileInfo("/x.js").Exists);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static XDocument Manifest() => XDocument.Load(Path.Combine(Repository, "manifest.xml"));

    private static IEnumerable<string> Addresses(XDocument manifest) =>
        manifest.Descendants().Attributes("DefaultValue").Select(a => a.Value).Where(v => v.StartsWith("http", StringComparison.Ordinal));

    [GeneratedRegex("-([0-9]+)\\.png$")]
    private static partial Regex Size();

    /// <summary>Skipped by name where Microsoft's schemas do not lie beside the checkout.</summary>
    private sealed class ManifestSchemaFactAttribute : FactAttribute
    {
        public ManifestSchemaFactAttribute()
        {
            if (!Directory.Exists(Folder))
            {
                Skip = "The folder shared/contracts/office is not beside this checkout.";
            }
        }

        public static string Folder => Path.GetFullPath(Path.Combine(Repository, "..", "shared", "contracts", "office"));
    }
}
