using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Encoders.UseLite.Tuning;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Training;

/// <summary>Keeps a trained model in a file: a header, the numbers little-endian, and a SHA-256 of all before it.</summary>
public static class ModelFile
{
    private const string Magic = "SkinAdvisorBot intents 5";

    /// <summary>Writes the model whole or not at all: a file that is there is complete.</summary>
    public static void Write(string path, IntentModel model)
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(model.Hash);
            WriteTexts(writer, model.Labels);
            writer.Write(model.OutOfScope ?? "");
            WriteTexts(writer, model.Features.Names);
            WriteNumbers(writer, model.Features.Rarity);
            writer.Write(model.Limits.Quick);
            writer.Write(model.Limits.Offer);
            WriteReader(writer, model.Quick);
            writer.Write(model.Full is not null);
            if (model.Full is not null)
            {
                WriteReader(writer, model.Full);
                WriteNumbers(writer, model.Space!.Mean);
                WriteNumbers(writer, model.Space.Centers);
                WriteTuned(writer, model.Tuned);
            }
        }

        var bytes = buffer.ToArray();
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        using (var file = File.Create(temporary))
        {
            file.Write(bytes);
            file.Write(SHA256.HashData(bytes));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads a model back; null when the file is missing, damaged, or of other data, settings or encoder.</summary>
    /// <param name="encoder">The one the model was trained with, which the hash holds; null for none.</param>
    public static IntentModel? Find(string path, string hash, ISentenceEncoder? encoder)
    {
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        var body = bytes.Length > SHA256.HashSizeInBytes ? bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes) : [];
        if (body.IsEmpty || !SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(body.Length)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, body.Length), Encoding.UTF8);
        if (reader.ReadString() != Magic || reader.ReadString() != hash)
            return null;
        var labels = ReadTexts(reader).ToImmutableArray();
        var outOfScope = reader.ReadString() is { Length: > 0 } label ? label : null;
        var features = new TextFeatures(ReadTexts(reader), ReadNumbers(reader));
        var limits = new ReadingLimits(reader.ReadSingle(), reader.ReadSingle());
        var quick = ReadReader(reader, labels.Length, features.Count);
        if (!reader.ReadBoolean())
            return new IntentModel(labels, outOfScope, features, quick, null, null, null, limits, hash);
        if (encoder is null)
            return null;
        var full = ReadReader(reader, labels.Length, features.Count);
        var space = new SentenceSpace(encoder, ReadNumbers(reader), ReadNumbers(reader));
        var tuned = ReadTuned(reader);
        if (tuned.Length > 0 && encoder.Tunable is null)
            return null;
        return new IntentModel(labels, outOfScope, features, quick, full, space, tuned.Length == 0 ? null : TunedReader.Of(encoder.Tunable!, tuned, labels.Length), limits, hash);
    }

    private static void WriteReader(BinaryWriter writer, IntentReader reader)
    {
        writer.Write(reader.Head.DenseWidth);
        WriteNumbers(writer, reader.Head.Weights);
        writer.Write(reader.Temperature);
        writer.Write(reader.Gate is not null);
        if (reader.Gate is null)
            return;
        WriteNumbers(writer, reader.Gate.Weights.AsSpan());
        writer.Write(reader.Gate.Bias);
    }

    private static IntentReader ReadReader(BinaryReader reader, int labels, int features)
    {
        var width = reader.ReadInt32();
        var head = new LinearHead(ReadNumbers(reader), labels, features, width);
        var temperature = reader.ReadSingle();
        return new IntentReader(head, temperature, reader.ReadBoolean() ? new ScopeGate([.. ReadNumbers(reader)], reader.ReadSingle()) : null);
    }

    private static void WriteTuned(BinaryWriter writer, TunedReader? tuned)
    {
        writer.Write(tuned?.Arrays.Count ?? 0);
        foreach (var array in tuned?.Arrays ?? [])
            WriteNumbers(writer, array);
    }

    private static float[][] ReadTuned(BinaryReader reader)
    {
        var arrays = new float[reader.ReadInt32()][];
        for (var i = 0; i < arrays.Length; i++)
            arrays[i] = ReadNumbers(reader);
        return arrays;
    }

    private static void WriteTexts(BinaryWriter writer, IReadOnlyCollection<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts)
            writer.Write(text);
    }

    private static string[] ReadTexts(BinaryReader reader)
    {
        var texts = new string[reader.ReadInt32()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = reader.ReadString();
        return texts;
    }

    private static void WriteNumbers(BinaryWriter writer, ReadOnlySpan<float> numbers)
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    private static float[] ReadNumbers(BinaryReader reader)
    {
        var numbers = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
