using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Triage;

/// <summary>A first message with the outcome that is right for it: a line of a file that the verb <c>triage</c> reads.</summary>
/// <param name="Id">Names it in reports; unique in its file.</param>
/// <param name="Outcome">One of <see cref="TriageOutcomes.ByUrgency"/>; null where no concern is told.</param>
/// <param name="Acceptable">Other outcomes that are right too; null among them for none.</param>
public sealed record TriageCase(string Id, string Text, string? Outcome, ImmutableArray<string?> Acceptable)
{
    /// <summary>Reads JSON Lines; empty lines and unknown fields are passed over.</summary>
    /// <exception cref="UnusableInputException">The file is missing, empty, or a line is malformed; the message names it.</exception>
    public static ImmutableArray<TriageCase> ReadAll(string path)
    {
        if (!File.Exists(path))
            throw new UnusableInputException($"There is no file '{path}'. Name a file of lines such as {{\"id\":\"t1\",\"text\":\"…\",\"outcome\":\"urgent\",\"acceptable\":[]}}.");
        var cases = ImmutableArray.CreateBuilder<TriageCase>();
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (!string.IsNullOrWhiteSpace(line))
                cases.Add(ReadLine(line, $"{path}:{index + 1}"));
        }

        if (cases.Count == 0)
            throw new UnusableInputException($"'{path}' holds no message. Write lines such as {{\"id\":\"t1\",\"text\":\"…\",\"outcome\":\"urgent\",\"acceptable\":[]}}.");
        return cases.DrainToImmutable();
    }

    private static TriageCase ReadLine(string line, string place)
    {
        TriageCaseLine? read;
        try
        {
            read = JsonSerializer.Deserialize(line, TriageCaseJson.Default.TriageCaseLine);
        }
        catch (JsonException e)
        {
            throw new UnusableInputException($"{place}: this line is no JSON object of a message ({e.Message})", e);
        }

        if (read is not { Id.Length: > 0, Text.Length: > 0 })
            throw new UnusableInputException($"{place}: a message needs \"id\" and \"text\".");
        ImmutableArray<string?> acceptable = read.Acceptable.IsDefault ? [] : read.Acceptable;
        if (acceptable.Append(read.Outcome).FirstOrDefault(outcome => outcome is not null && !TriageOutcomes.ByUrgency.Contains(outcome)) is { } unknown)
            throw new UnusableInputException($"{place}: '{unknown}' is no outcome. Write one of {string.Join(", ", TriageOutcomes.ByUrgency)}, or null.");
        return new TriageCase(read.Id, read.Text, read.Outcome, acceptable);
    }
}

internal sealed record TriageCaseLine(string? Id, string? Text, string? Outcome, ImmutableArray<string?> Acceptable);

[JsonSerializable(typeof(TriageCaseLine))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class TriageCaseJson : JsonSerializerContext;
