using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Signs;

/// <summary>Keeps a trained detector in a file.</summary>
public static class SignDetectorFile
{
    private const string Magic = "SkinAdvisorBot signs 1";

    /// <summary>Writes the detector whole or not at all.</summary>
    public static void Write(string path, SignDetector detector) => CheckedFile.Write(path, writer =>
    {
        writer.Write(Magic);
        writer.Write(detector.Hash);
        writer.WriteTexts(detector.Rules);
        writer.WriteTexts([.. detector.Outcomes.Select(outcome => outcome ?? "")]);
        writer.WriteTexts(detector.Features.Names);
        writer.WriteNumbers(detector.Features.Rarity);
        writer.WriteNumbers([.. detector.Limits.SelectMany(limit => (float[])[limit.Ask, limit.Raise])]);
        writer.WriteNumbers(detector.Quick.Weights);
        writer.Write(detector.Full is not null);
        if (detector.Full is null)
            return;
        writer.WriteNumbers(detector.Full.Weights);
        writer.WriteNumbers(detector.Space!.Mean);
        writer.WriteNumbers(detector.Space.Centers);
    });

    /// <summary>Reads a detector back; null when the file is missing, damaged, or of other data, settings or encoder.</summary>
    /// <param name="encoder">The one the detector was trained with, which the hash holds; null for none.</param>
    public static SignDetector? Find(string path, string hash, ISentenceEncoder? encoder)
    {
        using var reader = CheckedFile.Open(path);
        if (reader is null || reader.ReadString() != Magic || reader.ReadString() != hash)
            return null;
        var rules = reader.ReadTexts();
        var outcomes = reader.ReadTexts();
        var features = new TextFeatures(reader.ReadTexts(), reader.ReadNumbers());
        var limits = reader.ReadNumbers().Chunk(2).Select(pair => new SignLimits(pair[0], pair[1]));
        var quick = new LinearHead(reader.ReadNumbers(), rules.Length, features.Count, 0);
        var isFull = reader.ReadBoolean();
        if (isFull && encoder is null)
            return null;
        var full = isFull ? new LinearHead(reader.ReadNumbers(), rules.Length, features.Count, encoder!.Width) : null;
        var space = isFull ? new SentenceSpace(encoder!, reader.ReadNumbers(), reader.ReadNumbers()) : null;
        return new SignDetector([.. rules], [.. outcomes.Select(outcome => outcome.Length == 0 ? null : outcome)], features, quick, full, space, [.. limits], hash);
    }
}
