using System.Globalization;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>The fields that Salesforce itself derives of a record from others of it.</summary>
internal static class Derivation
{
    private const int FirstCaseNumber = 1_001;

    /// <summary>Call it within <see cref="OrgStore.Change"/> or before <see cref="OrgStore.Add"/>.</summary>
    public static void Apply(OrgStore org, Row row)
    {
        switch (row.Type)
        {
            case "Contact" or "Lead":
                row["Name"] = $"{row.Text("FirstName")} {row.Text("LastName")}".Trim();
                break;
            case "Opportunity":
                Stage(row, row.Text("StageName") ?? "");
                break;
            case "Case":
                row["CaseNumber"] ??= (org.Rows("Case").Count + FirstCaseNumber).ToString("00000000", CultureInfo.InvariantCulture);
                row["Status"] ??= "New";
                row["IsClosed"] = row.Text("Status") == "Closed";
                row["ClosedDate"] = row.Flag("IsClosed") ? row["ClosedDate"] ?? org.Now : null;
                break;
            case "Task":
                Tasks.Derive(org, row);
                break;
        }
    }

    private static void Stage(Row opportunity, string stage)
    {
        opportunity["IsClosed"] = stage.StartsWith("Closed", StringComparison.Ordinal);
        opportunity["IsWon"] = stage == "Closed Won";
        (opportunity["ForecastCategory"], opportunity["ForecastCategoryName"]) = stage switch
        {
            "Closed Won" => ("Closed", "Closed"),
            "Closed Lost" => ("Omitted", "Omitted"),
            _ => ("Pipeline", "Pipeline"),
        };
        opportunity["Probability"] ??= stage switch { "Closed Won" => 100d, "Closed Lost" => 0d, _ => 10d };
    }
}
