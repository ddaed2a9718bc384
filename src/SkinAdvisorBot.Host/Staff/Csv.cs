using System.Buffers;

namespace SkinAdvisorBot.Host.Staff;

/// <summary>Comma-separated values as RFC 4180 has them.</summary>
internal static class Csv
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>One line without its end. What a spreadsheet would take for a formula gets an apostrophe in front.</summary>
    public static string Line(params ReadOnlySpan<string> values)
    {
        var fields = new string[values.Length];
        for (var i = 0; i < values.Length; i++)
            fields[i] = Field(values[i]);
        return string.Join(',', fields);
    }

    private static string Field(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{value}" : value;
        return safe.AsSpan().ContainsAny(Special) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
