using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Training;

/// <summary>Keeps a trained model in a file: a header, the numbers little-endian, and a SHA-256 of all before it.</summary>
public static class ModelFile
{
    private const string Magic = "SkinAdvisorBot intents 1";

    /// <summary>Writes the model whole or not at all: a file that is there is complete.</summary>
    public static void Write(string path, IntentModel model)
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(model.Hash);
            writer.Write(model.Temperature);
            WriteTexts(writer, model.Labels);
            WriteTexts(writer, model.Features.Names);
            writer.Write(MemoryMarshal.AsBytes(model.Features.Rarity));
            writer.Write(MemoryMarshal.AsBytes(model.Biases));
            writer.Write(MemoryMarshal.AsBytes(model.Weights));
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

    /// <summary>Reads a model back; null when the file is missing, damaged, or of other data or settings.</summary>
    public static IntentModel? Find(string path, string hash)
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
        var temperature = reader.ReadSingle();
        var labels = ReadTexts(reader).ToImmutableArray();
        var names = ReadTexts(reader);
        var rarity = ReadNumbers(reader, names.Length);
        var biases = ReadNumbers(reader, labels.Length);
        var weights = ReadNumbers(reader, names.Length * labels.Length);
        return new IntentModel(new TextFeatures(names, rarity), labels, weights, biases, temperature, hash);
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

    private static float[] ReadNumbers(BinaryReader reader, int count)
    {
        var numbers = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
