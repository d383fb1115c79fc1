using System.Xml.Linq;
using Dapper;
using EmailSync.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace EmailSync.Hosting.Secrets;

/// <summary>Data Protection's keys beside what they protect, so that a copy of the database is complete.</summary>
internal sealed class DatabaseKeys(Database database) : IXmlRepository
{
    // Data Protection asks synchronously, once at the start and about once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<string>("SELECT xml FROM data_protection_keys ORDER BY name")).Select(XElement.Parse).ToList(),
            CancellationToken.None).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "INSERT INTO data_protection_keys (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml",
                new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) },
                transaction),
            CancellationToken.None).GetAwaiter().GetResult();
}
