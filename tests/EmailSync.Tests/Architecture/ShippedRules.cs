namespace EmailSync.Tests.Architecture;

/// <summary>The rules of the specification that are shipped so far: each of them has a test that names it.</summary>
internal static class ShippedRules
{
    public static IReadOnlyList<string> All { get; } =
    [
        "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "D13", "D14", "D15", "D16", "D17", "D18", "D19", "D20",
        "M1", "M2", "M3", "M4", "M5", "M6",
        "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9",
        "E1", "E2", "E3", "E4",
        "T1", "T2", "T3", "T4", "T5", "T6", "T7",
        "S1", "S2", "S3", "S4", "S5", "S6",
        "B1", "B2", "B3", "B4", "B5",
        "A1",
        "O1", "O2", "O3", "O5", "O6", "O7",
        "N2", "N3",
    ];
}
