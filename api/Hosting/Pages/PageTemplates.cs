using System.Text;
using Microsoft.AspNetCore.SpaServices.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace EmailSync.Hosting.Pages;

/// <summary>
/// The built pages, with the address of office.js that this deployment uses in place of Microsoft's. The pages are held in memory and dated by
/// the start: dated by their files, a browser would keep the page of the former address.
/// </summary>
internal sealed class PageTemplates : ISpaStaticFileProvider, IFileProvider, IDisposable
{
    private readonly PhysicalFileProvider _files;
    private readonly Dictionary<string, IFileInfo> _pages = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="root">The folder of the built add-in.</param>
    /// <param name="officeScriptUrl">An http or https address.</param>
    /// <param name="startedAt">When the service started.</param>
    public PageTemplates(string root, string officeScriptUrl, DateTimeOffset startedAt)
    {
        _files = new PhysicalFileProvider(root);
        var address = System.Net.WebUtility.HtmlEncode(officeScriptUrl);
        foreach (var path in Directory.EnumerateFiles(root, "*.html"))
        {
            var text = File.ReadAllText(path).Replace(PageOptions.MicrosoftsOfficeScript, address, StringComparison.Ordinal);
            _pages[Path.GetFileName(path)] = new Page(Path.GetFileName(path), Encoding.UTF8.GetBytes(text), startedAt);
        }
    }

    public IFileProvider FileProvider => this;

    /// <summary>No page ever leaves unchanged: what is not among the templates is not there.</summary>
    public IFileInfo GetFileInfo(string subpath) =>
        !subpath.TrimEnd('/').EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? _files.GetFileInfo(subpath)
        : _pages.TryGetValue(subpath.TrimStart('/'), out var page) ? page
        : new NotFoundFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    public void Dispose() => _files.Dispose();

    private sealed class Page(string name, byte[] bytes, DateTimeOffset startedAt) : IFileInfo
    {
        public bool Exists => true;

        public bool IsDirectory => false;

        public DateTimeOffset LastModified => startedAt;

        public long Length => bytes.Length;

        public string Name => name;

        public string? PhysicalPath => null;

        public Stream CreateReadStream() => new MemoryStream(bytes, writable: false);
    }
}
