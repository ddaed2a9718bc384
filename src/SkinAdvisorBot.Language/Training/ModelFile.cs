using System.Collections.Immutable;
using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Encoders.UseLite.Tuning;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Training;

/// <summary>Keeps a trained model in a file: a header, the numbers little-endian, and a SHA-256 of all before it.</summary>
public static class ModelFile
{
    private const string Magic = "SkinAdvisorBot intents 5";

    /// <summary>Writes the model whole or not at all: a file that is there is complete.</summary>
    public static void Write(string path, IntentModel model) => CheckedFile.Write(path, writer =>
    {
        writer.Write(Magic);
        writer.Write(model.Hash);
        writer.WriteTexts(model.Labels);
        writer.Write(model.OutOfScope ?? "");
        writer.WriteTexts(model.Features.Names);
        writer.WriteNumbers(model.Features.Rarity);
        writer.Write(model.Limits.Quick);
        writer.Write(model.Limits.Offer);
        WriteReader(writer, model.Quick);
        writer.Write(model.Full is not null);
        if (model.Full is not null)
        {
            WriteReader(writer, model.Full);
            writer.WriteNumbers(model.Space!.Mean);
            writer.WriteNumbers(model.Space.Centers);
            WriteTuned(writer, model.Tuned);
        }
    });

    /// <summary>Reads a model back; null when the file is missing, damaged, or of other data, settings or encoder.</summary>
    /// <param name="encoder">The one the model was trained with, which the hash holds; null for none.</param>
    public static IntentModel? Find(string path, string hash, ISentenceEncoder? encoder)
    {
        using var reader = CheckedFile.Open(path);
        if (reader is null || reader.ReadString() != Magic || reader.ReadString() != hash)
            return null;
        var labels = reader.ReadTexts().ToImmutableArray();
        var outOfScope = reader.ReadString() is { Length: > 0 } label ? label : null;
        var features = new TextFeatures(reader.ReadTexts(), reader.ReadNumbers());
        var limits = new ReadingLimits(reader.ReadSingle(), reader.ReadSingle());
        var quick = ReadReader(reader, labels.Length, features.Count);
        if (!reader.ReadBoolean())
            return new IntentModel(labels, outOfScope, features, quick, null, null, null, limits, hash);
        if (encoder is null)
            return null;
        var full = ReadReader(reader, labels.Length, features.Count);
        var space = new SentenceSpace(encoder, reader.ReadNumbers(), reader.ReadNumbers());
        var tuned = ReadTuned(reader);
        if (tuned.Length > 0 && encoder.Tunable is null)
            return null;
        return new IntentModel(labels, outOfScope, features, quick, full, space, tuned.Length == 0 ? null : TunedReader.Of(encoder.Tunable!, tuned, labels.Length), limits, hash);
    }

    private static void WriteReader(BinaryWriter writer, IntentReader reader)
    {
        writer.Write(reader.Head.DenseWidth);
        writer.WriteNumbers(reader.Head.Weights);
        writer.Write(reader.Temperature);
        writer.Write(reader.Gate is not null);
        if (reader.Gate is null)
            return;
        writer.WriteNumbers(reader.Gate.Weights.AsSpan());
        writer.Write(reader.Gate.Bias);
    }

    private static IntentReader ReadReader(BinaryReader reader, int labels, int features)
    {
        var width = reader.ReadInt32();
        var head = new LinearHead(reader.ReadNumbers(), labels, features, width);
        var temperature = reader.ReadSingle();
        return new IntentReader(head, temperature, reader.ReadBoolean() ? new ScopeGate([.. reader.ReadNumbers()], reader.ReadSingle()) : null);
    }

    private static void WriteTuned(BinaryWriter writer, TunedReader? tuned)
    {
        writer.Write(tuned?.Arrays.Count ?? 0);
        foreach (var array in tuned?.Arrays ?? [])
            writer.WriteNumbers(array);
    }

    private static float[][] ReadTuned(BinaryReader reader)
    {
        var arrays = new float[reader.ReadInt32()][];
        for (var i = 0; i < arrays.Length; i++)
            arrays[i] = reader.ReadNumbers();
        return arrays;
    }
}
